using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using SubsetGen.Runtime.Numerics;

namespace SubsetGen.Runtime.Programs.Packed;

/// <summary>
/// The sum of each of several short rows: a lane is a row, so nothing is added across lanes. Items are added up by turns, in two sums, which
/// halves the rounding errors of a long chain.
/// </summary>
/// <typeparam name="V">Vector type.</typeparam>
/// <typeparam name="T">Element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct PackedLaneSum<V, T>
    where V : struct, ILanes<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private V next;
    private V last;

    /// <summary>Adds an item of each row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(V value) => (next, last) = (last, next + value);

    /// <summary>Adds the product of two items of each row, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddProduct(V a, V b) => (next, last) = (last, V.MulAdd(a, b, next));

    /// <summary>The sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly V Total() => next + last;
}
