using System.Numerics;
using System.Runtime.CompilerServices;
using SubsetGen.Runtime.Numerics;

namespace SubsetGen.Runtime.Layers.Packed;

/// <summary>Which rows are packed: that depends on the layer and their length, never on how many there are or what is in them.</summary>
internal static class ShortRows
{
    /// <summary>The longest; beyond it a row fills its vectors well enough alone.</summary>
    public const int MostItems = 64;

    /// <summary>With fewer lanes it would not pay.</summary>
    private const int LeastLanes = 4;

    /// <summary>About how many times faster it is.</summary>
    public const int Gain = 4;

    /// <summary>How many rows of <paramref name="n"/> items are computed together, as far as each is ordinary.</summary>
    public static int Together<T, TKernel>(int n, in LayerCall call)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKernel : struct, IRowKernel<T>
    {
        var lanes = LaneWidth.Bits / 8 / Unsafe.SizeOf<T>();
        return TKernel.PacksRows && n <= MostItems && lanes >= LeastLanes && call.Repeats is null && !(n <= call.K) ? lanes : 1;
    }
}
