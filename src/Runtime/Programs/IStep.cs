using System.ComponentModel;
using System.Numerics;
using SubsetGen.Runtime.Numerics;

namespace SubsetGen.Runtime.Programs;

/// <summary>One step of a Repeat and its adjoint. Implemented by emitted code.</summary>
/// <typeparam name="T">Element type of the layer.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IStep<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How many steps are taken in one pass from a row with this head; at most <paramref name="most"/>, which is at least 1.</summary>
    int StepsAtOnce(scoped ReadOnlySpan<T> head, int most);

    /// <summary>
    /// From one carried row and its head, the reductions that travel with it, to that behind as many steps as <see cref="StepsAtOnce"/> said, or
    /// behind one; adds what they emit to <paramref name="emitted"/>.
    /// </summary>
    void Run<V>(scoped ReadOnlySpan<T> from, scoped ReadOnlySpan<T> fromHead, scoped Span<T> to, scoped Span<T> toHead, scoped Span<T> emitted, int steps)
        where V : struct, ILanes<V, T>;

    /// <summary>The same without emitting.</summary>
    void Advance<V>(scoped ReadOnlySpan<T> from, scoped ReadOnlySpan<T> fromHead, scoped Span<T> to, scoped Span<T> toHead, int steps)
        where V : struct, ILanes<V, T>;

    /// <summary>
    /// From the gradients for what the steps emit and for the carried row behind them, <paramref name="to"/>, to that for the carried
    /// row, in place. The gradient for a carried row is <paramref name="cotangent"/> plus the first number of
    /// <paramref name="shared"/> for every item; or that for its logarithm is <paramref name="cotangent"/> plus the first number
    /// times the row. A step that has a gradient for the temperature adds it to the second number; where several steps may be one pass, the
    /// last number times the row belongs to the gradient, too.
    /// </summary>
    void RunBack<V>(
        scoped ReadOnlySpan<T> from,
        scoped ReadOnlySpan<T> fromHead,
        scoped ReadOnlySpan<T> to,
        scoped ReadOnlySpan<T> emittedCotangent,
        scoped Span<T> cotangent,
        scoped Span<T> shared,
        int steps)
        where V : struct, ILanes<V, T>;
}
