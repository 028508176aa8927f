using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using SubsetGen.Runtime.Numerics;

namespace SubsetGen.Runtime.Programs.Packed;

/// <summary>Of each of several short rows the largest item and the sum of all others, as <see cref="LargestAndRest{V, T}"/> finds them.</summary>
/// <typeparam name="V">Vector type.</typeparam>
/// <typeparam name="T">Element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct PackedLargestAndRest<V, T>
    where V : struct, ILanes<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private V largest;
    private V rest;

    /// <summary>Adds an item of each row; none is negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(V value)
    {
        rest += V.Min(largest, value);
        largest = V.Max(largest, value);
    }

    /// <summary>The largest items.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly V Largest() => largest;

    /// <summary>The sums of all items but one largest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly V Rest() => rest;
}
