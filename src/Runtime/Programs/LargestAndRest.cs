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
/// <remarks>Sums in blocks, as <see cref="LaneSum{V, T}"/> does, and like it stays in registers.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct LargestAndRest<V, T>
    where V : struct, ILanes<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private V largest;
    private V block;
    private V blocks;

    /// <summary>Adds one vector of items that are not negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(V value)
    {
        block += V.Min(largest, value);
        largest = V.Max(largest, value);
    }

    /// <summary>Ends the block of the sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Close()
    {
        blocks += block;
        block = T.Zero;
    }

    /// <summary>The largest item.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly T Largest() => V.MaxOf(largest);

    /// <summary>The sum of all items but one largest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly T Rest()
    {
        // Where no item outweighs all others the sum less the largest loses nothing, and neither reduction waits for the other.
        var most = V.MaxOf(largest);
        var difference = V.Sum(blocks + largest) - most;
        if (difference >= most)
            return difference;

        // Else, of the lanes' maxima all but one belong to the rest; the one left out is subtracted from none of them.
        var isMost = V.Equal(largest, most);
        var ties = BitOperations.PopCount(V.MaskBits(isMost)) - 1;
        return V.Sum(blocks + V.Select(isMost, T.Zero, largest)) + (T.CreateTruncating(ties) * most);
    }
}
