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

    /// <summary>
    /// The largest (max - min) / t of rows that the kernel also takes several at a time, short ones; 0 where it takes none.
    /// </summary>
    static virtual double LargestPackedSpread => 0;

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
