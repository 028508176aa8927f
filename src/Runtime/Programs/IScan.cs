using System.ComponentModel;
using System.Numerics;
using SubsetGen.Runtime.Numerics;

namespace SubsetGen.Runtime.Programs;

/// <summary>The item step of a dynamic programme over counts. Implemented by emitted code.</summary>
/// <typeparam name="T">Element type of the layer.</typeparam>
/// <remarks>
/// Cells arrive with one vector of padding on either side, so cell j is at index <c>V.Count + j</c> and a neighbour can be
/// read without a test. A scan with tangents carries two sets of cells, a fixed distance apart.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IScan<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>1, or 2 for a scan that carries tangents.</summary>
    static abstract int CellSets { get; }

    /// <summary>The cells after an item from those before it.</summary>
    void Inside<V>(int item, scoped ReadOnlySpan<T> before, scoped Span<T> after, int width, int setDistance)
        where V : struct, ILanes<V, T>;
}

/// <summary>A scan that can be differentiated.</summary>
/// <typeparam name="T">Element type of the layer.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IScanWithAdjoint<T> : IScan<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>
    /// The derivative of the value in the item's coefficients, from the cells before the item and the adjoint cells after
    /// it; then the adjoint cells before it, in place.
    /// </summary>
    void Outside<V>(
        int item, scoped ReadOnlySpan<T> before, int setDistance, scoped Span<T> adjoint, int width, int adjointSetDistance)
        where V : struct, ILanes<V, T>;
}

/// <summary>A scan whose paths can be drawn.</summary>
/// <typeparam name="T">Element type of the layer.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IScanWithDraw<T> : IScan<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Whether a path that stands at a cell after the item advanced there by it. The cell is at <paramref name="j"/>.</summary>
    bool Draw(int item, scoped ReadOnlySpan<T> before, int j, T uniform);
}
