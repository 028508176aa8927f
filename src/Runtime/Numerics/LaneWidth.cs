using System.ComponentModel;
using System.Runtime.Intrinsics;

namespace SubsetGen.Runtime.Numerics;

/// <summary>Which lanes this machine runs best; a constant to the JIT compiler. Public for emitted code only.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LaneWidth
{
    /// <summary>512, 256 or 128 bits: the widest registers there are.</summary>
    public static int Bits => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;
}
