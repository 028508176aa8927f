using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using SubsetGen.Runtime.Numerics;

namespace SubsetGen.Runtime.Programs;

/// <summary>
/// The largest item of a row and the sum of all others, in one pass: of the running maximum and the new item the smaller
/// always joins the rest. Nothing is ever taken out of a sum again, so the rest beside one huge item keeps every digit.
/// </summary>
/// <typeparam name="V">Vector type.</typeparam>
/// <typeparam name="T">Element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct LargestAndRest<V, T>
    where V : struct, ILanes<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private V largest;
    private LaneSum<V, T> rest;

    /// <summary>Adds one vector of items that are not negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(V value)
    {
        rest.Add(V.Min(largest, value));
        largest = V.Max(largest, value);
    }

    /// <summary>The largest item.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly T Largest() => V.MaxOf(largest);

    /// <summary>The sum of all items but one largest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly T Rest()
    {
        // Of the lanes' maxima all but one belong to the rest; the one left out is subtracted from none of them.
        Span<T> lanes = stackalloc T[V.Count];
        V.Store(largest, lanes, 0);
        var most = 0;
        for (var i = 1; i < lanes.Length; i++)
            if (lanes[i] > lanes[most])
                most = i;
        lanes[most] = T.Zero;
        return V.Sum(V.Load(lanes, 0)) + rest.Total();
    }
}
