using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using SubsetGen.Runtime.Numerics;

namespace SubsetGen.Runtime.Programs;

/// <summary>
/// The sum of a row, added up in blocks so that rounding errors grow with the square root of the length at most: about 1e-6
/// relative for 10^7 items in single precision, where one running sum a lane could be off by 1e-2.
/// </summary>
/// <typeparam name="V">Vector type.</typeparam>
/// <typeparam name="T">Element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct LaneSum<V, T>
    where V : struct, ILanes<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Block = 64;

    private V block;
    private V blocks;
    private V total;
    private int inBlock;
    private int inBlocks;

    /// <summary>Adds one vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(V value)
    {
        block += value;
        if (++inBlock == Block)
            CloseBlock();
    }

    /// <summary>The sum of all that was added, over the lanes in a fixed order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly T Total() => V.Sum(total + (blocks + block));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void CloseBlock()
    {
        blocks += block;
        block = T.Zero;
        inBlock = 0;
        if (++inBlocks == Block)
        {
            total += blocks;
            blocks = T.Zero;
            inBlocks = 0;
        }
    }
}
