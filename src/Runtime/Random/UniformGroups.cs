using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SubsetGen.Runtime.Random;

/// <summary>Uniform draws of whole groups of items, many Philox blocks at once; the same bits as <see cref="DrawLayout"/>
/// gives one by one.</summary>
internal static class UniformGroups
{
    /// <summary>Bytes of a group's draws, at either precision.</summary>
    public const int Bytes = 256;

    /// <summary>Fills one group.</summary>
    /// <param name="uniforms"><see cref="Bytes"/> bytes: 64 single or 32 double numbers.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="key">Seed and call.</param>
    /// <param name="row">The row.</param>
    /// <param name="group">The number of the group in the row.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fill<W, R, T>(Span<T> uniforms, DrawStream stream, in DrawKey key, int row, int group)
        where W : IWords<R>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref var first = ref MemoryMarshal.GetReference(uniforms);
        var block = (ulong)group * DrawLayout.Blocks;
        for (var i = 0; i < DrawLayout.Blocks; i += 2 * W.Count)
        {
            // Two registers of blocks at a time: enough independent work to hide the multiplier's latency.
            var counter = W.Add(W.Create(block + (ulong)i), W.Indices);
            R a0 = counter, a1 = W.Create((uint)row), a2 = W.Create((uint)key.Call);
            var a3 = W.Create(DrawLayout.CallHigh(stream, key));
            R b0 = W.Add(counter, W.Create((ulong)W.Count)), b1 = a1, b2 = a2, b3 = a3;
            R k0 = W.Create((uint)key.Seed), k1 = W.Create(key.Seed >> 32);
            R weyl0 = W.Create(Philox4x32.Weyl0), weyl1 = W.Create(Philox4x32.Weyl1);
            for (var round = 0; round < Philox4x32.Rounds; round++)
            {
                Round<W, R>(ref a0, ref a1, ref a2, ref a3, k0, k1);
                Round<W, R>(ref b0, ref b1, ref b2, ref b3, k0, k1);
                k0 = W.Add(k0, weyl0);
                k1 = W.Add(k1, weyl1);
            }

            if (typeof(T) == typeof(float))
            {
                ref var to = ref Unsafe.As<T, float>(ref Unsafe.Add(ref first, i));
                W.StoreSingle(a0, b0, ref to);
                W.StoreSingle(a1, b1, ref Unsafe.Add(ref to, DrawLayout.Blocks));
                W.StoreSingle(a2, b2, ref Unsafe.Add(ref to, 2 * DrawLayout.Blocks));
                W.StoreSingle(a3, b3, ref Unsafe.Add(ref to, 3 * DrawLayout.Blocks));
            }
            else
            {
                ref var to = ref Unsafe.As<T, double>(ref Unsafe.Add(ref first, i));
                W.StoreDouble(a0, a1, ref to);
                W.StoreDouble(b0, b1, ref Unsafe.Add(ref to, W.Count));
                W.StoreDouble(a2, a3, ref Unsafe.Add(ref to, DrawLayout.Blocks));
                W.StoreDouble(b2, b3, ref Unsafe.Add(ref to, DrawLayout.Blocks + W.Count));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round<W, R>(ref R c0, ref R c1, ref R c2, ref R c3, R k0, R k1)
        where W : IWords<R>
    {
        var product0 = W.Product(c0, W.Create(Philox4x32.Multiplier0));
        var product1 = W.Product(c2, W.Create(Philox4x32.Multiplier1));
        c0 = W.Xor(W.Xor(W.HighHalf(product1), c1), k0);
        c2 = W.Xor(W.Xor(W.HighHalf(product0), c3), k1);
        c1 = product1;
        c3 = product0;
    }
}
