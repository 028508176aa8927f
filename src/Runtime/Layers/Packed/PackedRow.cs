using System.ComponentModel;
using System.Numerics;
using SubsetGen.Runtime.Numerics;
using SubsetGen.Runtime.Random;

namespace SubsetGen.Runtime.Layers.Packed;

/// <summary>
/// Several short rows as one row of vectors, prepared for a kernel: a lane is a row, item i of all of them is one vector, and so is what is
/// one number of a row. Rows that are not ordinary are not among them; what is in their lanes nobody reads.
/// </summary>
/// <typeparam name="V">Vector type.</typeparam>
/// <typeparam name="T">Element type of the layer.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct PackedRow<V, T>
    where V : struct, ILanes<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The perturbed logits; excluded items are minus infinity.</summary>
    public Span<T> Logits { get; init; }

    /// <summary>Items of a row, times the lanes of a vector: the length of packed rows in memory.</summary>
    public int Length { get; init; }

    /// <summary>Largest logits that are not excluded.</summary>
    public V LargestLogit { get; init; }

    /// <summary>Smallest logits that are not excluded.</summary>
    public V SmallestLogit { get; init; }

    /// <summary>Numbers of items that are not excluded; more than <see cref="K"/>.</summary>
    public V Allowed { get; init; }

    /// <summary>Items to choose. NaN where the subset's own sum is its size.</summary>
    public V K { get; init; }

    /// <summary>The temperature of this call.</summary>
    public T Temperature { get; init; }

    /// <summary>Items to choose, the same in each row that counts; of kernels that ask for that.</summary>
    public int Steps { get; init; }

    /// <summary>The step of implicit differentiation, as a share; of layers that adapt it.</summary>
    public V Lambda { get; init; }

    /// <summary>Index of the first row in its batch, for random draws.</summary>
    public int First { get; init; }

    /// <summary>How many rows there are: that many lanes, the first ones, have one.</summary>
    public int Count { get; init; }

    /// <summary>Seed and number of the call, for random draws.</summary>
    public DrawKey Key { get; init; }

    /// <summary>Scratch memory of the thread.</summary>
    public Workspace<T> Workspace { get; init; }

    /// <summary>What steps know of the rows.</summary>
    public PackedShape<T> Shape => new(Length, Temperature, Workspace);
}
