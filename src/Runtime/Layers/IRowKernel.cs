using System.ComponentModel;
using System.Numerics;
using SubsetGen.Runtime.Numerics;

namespace SubsetGen.Runtime.Layers;

/// <summary>The compiled forward and backward programs of one layer over one row. Implemented by emitted code.</summary>
/// <typeparam name="T">Element type of the layer.</typeparam>
/// <remarks>
/// A kernel only sees ordinary rows: without NaN, with more items than are to be chosen. The engine deals with all others,
/// so the emitted code holds no special cases.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRowKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The number of scalars that forward keeps for backward, per row.</summary>
    static abstract int SavedScalars { get; }

    /// <summary>About how many arithmetic operations an item costs; decides from what size on rows are spread over threads.</summary>
    static abstract int OperationsPerItem { get; }

    /// <summary>Computes one row of the output.</summary>
    /// <param name="row">The prepared row.</param>
    /// <param name="output">The row of the output; or its k steps, zeroed, <see cref="Row{T}.StepStride"/> apart.</param>
    /// <param name="saved">Room for <see cref="SavedScalars"/> scalars.</param>
    static abstract void Forward<V>(in Row<T> row, Span<T> output, Span<T> saved)
        where V : struct, ILanes<V, T>;

    /// <summary>Computes one row of the gradient for the logits.</summary>
    /// <param name="row">The prepared row, the same as forward saw.</param>
    /// <param name="gradOutput">The gradient that arrives for the row of the output.</param>
    /// <param name="saved">What forward kept.</param>
    /// <param name="gradLogits">Receives the gradient.</param>
    static abstract void Backward<V>(in Row<T> row, ReadOnlySpan<T> gradOutput, ReadOnlySpan<T> saved, Span<T> gradLogits)
        where V : struct, ILanes<V, T>;
}
