using System.ComponentModel;
using System.Numerics;
using SubsetGen.Runtime.Layers.Packed;
using SubsetGen.Runtime.Numerics;

namespace SubsetGen.Runtime.Layers;

/// <summary>The compiled forward and backward programs of one layer over one row. Implemented by emitted code.</summary>
/// <typeparam name="T">Element type of the layer.</typeparam>
/// <remarks>
/// A kernel only sees ordinary rows: without NaN, with more items than are to be chosen. The engine deals with all others,
/// so the emitted code holds no special cases.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRowKernel<T> : IKernelContract<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Computes one row of the output.</summary>
    /// <param name="row">The prepared row.</param>
    /// <param name="output">Where to write.</param>
    static abstract void Forward<V>(in Row<T> row, in RowOutput<T> output)
        where V : struct, ILanes<V, T>;

    /// <summary>Computes one row of the gradient.</summary>
    /// <param name="row">The prepared row, the same as forward saw.</param>
    /// <param name="gradient">What arrives, and where to write.</param>
    static abstract void Backward<V>(in Row<T> row, in RowGradient<T> gradient)
        where V : struct, ILanes<V, T>;

    /// <summary>Whether the kernel also takes several short rows at a time.</summary>
    static virtual bool PacksRows => false;

    /// <summary>The largest max - min of a row that it takes so.</summary>
    /// <param name="temperature">The temperature of the call.</param>
    static virtual T LargestPackedWidth(T temperature) => T.PositiveInfinity;

    /// <summary>Whether it takes only such rows together as choose as many items: each of them is a step.</summary>
    static virtual bool PacksOneK => false;

    /// <summary>Computes one row of the output in each lane.</summary>
    /// <param name="row">The prepared rows.</param>
    /// <param name="output">Where to write, packed alike.</param>
    static virtual void ForwardPacked<V>(in PackedRow<V, T> row, in RowOutput<T> output)
        where V : struct, ILanes<V, T> => throw new NotSupportedException();

    /// <summary>Computes one row of the gradient in each lane.</summary>
    /// <param name="row">The prepared rows; of a kernel that keeps a row, their length alone.</param>
    /// <param name="gradient">What arrives, and where to write, packed alike.</param>
    static virtual void BackwardPacked<V>(in PackedRow<V, T> row, in RowGradient<T> gradient)
        where V : struct, ILanes<V, T> => throw new NotSupportedException();
}
