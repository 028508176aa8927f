using System.Numerics;
using SubsetGen.Runtime.Numerics;
namespace SubsetGen.Runtime.Random;
#pragma warning disable
public readonly record struct DrawKey(ulong Seed, ulong Call);
public interface INoise { static abstract void Fill<V, T>(Span<T> noise, in DrawKey key, int row) where V : struct, ILanes<V, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>; }
public struct NoNoise : INoise { public static void Fill<V, T>(Span<T> noise, in DrawKey key, int row) where V : struct, ILanes<V, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> => noise.Clear(); }
public struct GumbelNoise : INoise { public static void Fill<V, T>(Span<T> noise, in DrawKey key, int row) where V : struct, ILanes<V, T> where T : unmanaged, IBinaryFloatingPointIeee754<T> => noise.Clear(); }
public ref struct UniformStream(DrawKey key, int row) { public double At(int i) => 0.5; }
