using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SubsetGen.Runtime.Numerics;

namespace SubsetGen.Runtime.Tests.Numerics;

public sealed class PartialRowTests
{
    [Fact]
    public void Rows_of_any_length_are_copied_item_by_item()
    {
        Copies<Lanes512<float>, float>();
        Copies<Lanes512<double>, double>();
        Copies<Lanes256<float>, float>();
        Copies<Lanes256<double>, double>();
        Copies<Lanes128<float>, float>();
        Copies<Lanes128<double>, double>();
    }

    [Fact]
    public void Machines_without_masked_instructions_copy_the_same()
    {
        for (var n = 0; n < 8; n++)
        {
            float[] row = [.. Enumerable.Range(1, n).Select(i => (float)i)], copy = [.. new float[n], -1];
            var lanes = RowTail.Load<Lanes256<float>, float>(row, 0, 9);
            Assert.Equal([.. row, .. Enumerable.Repeat(9f, 8 - n)], Items<Lanes256<float>, float>(lanes));
            RowTail.Store<Lanes256<float>, float>(lanes, copy.AsSpan(0, n), 0);
            Assert.Equal([.. row, -1], copy);
        }
    }

    /// <summary>The row ends where readable memory ends: one byte further and the process dies.</summary>
    [SkippableFact]
    public unsafe void Nothing_beyond_the_row_is_touched()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "needs mmap");
        var page = Environment.SystemPageSize;
        var memory = (byte*)Map(null, (nuint)(3 * page), 3, 0x22, -1, 0);
        Assert.NotEqual(-1, (nint)memory);
        Assert.Equal(0, Protect(memory, (nuint)page, 0));
        Assert.Equal(0, Protect(memory + 2 * page, (nuint)page, 0));
        for (var n = 0; n <= 67; n++)
        {
            TouchEnds<Lanes512<float>, float>(memory + page, page, n);
            TouchEnds<Lanes512<double>, double>(memory + page, page, n);
            TouchEnds<Lanes256<float>, float>(memory + page, page, n);
            TouchEnds<Lanes256<double>, double>(memory + page, page, n);
            TouchEnds<Lanes128<float>, float>(memory + page, page, n);
            TouchEnds<Lanes128<double>, double>(memory + page, page, n);
        }

        Assert.Equal(0, Unmap(memory, (nuint)(3 * page)));
    }

    private static unsafe void TouchEnds<V, T>(byte* page, int bytes, int n)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var row in new[] { (nint)page, (nint)page + bytes - n * sizeof(T) })
        {
            var span = new Span<T>((void*)row, n);
            span.Fill(T.One);
            for (var i = 0; i <= n; i += V.Count)
                V.StorePartial(V.LoadPartial(span, i, T.Zero) + T.One, span, i);
            Assert.Equal(n, span.Count(T.CreateTruncating(2)));
        }
    }

    private static void Copies<V, T>()
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (fill, sentinel) = (T.CreateTruncating(-5), T.CreateTruncating(-7));
        for (var n = 0; n <= 67; n++)
        {
            var row = Enumerable.Range(1, n).Select(i => T.CreateTruncating(i)).ToArray();
            var copy = Enumerable.Repeat(sentinel, n + 2 * V.Count).ToArray();
            for (var i = 0; i <= n; i += V.Count)
            {
                var lanes = V.LoadPartial(row, i, fill);
                var left = Math.Min(n - i, V.Count);
                Assert.Equal(row.Skip(i).Take(V.Count).Concat(Enumerable.Repeat(fill, V.Count - left)), Items<V, T>(lanes));
                V.StorePartial(lanes, copy.AsSpan(V.Count, n), i);
            }

            Assert.Equal(
                [.. Enumerable.Repeat(sentinel, V.Count), .. row, .. Enumerable.Repeat(sentinel, V.Count)], copy);
        }
    }

    private static T[] Items<V, T>(V lanes)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var items = new T[V.Count];
        V.Store(lanes, items, 0);
        return items;
    }

    [DllImport("libc", EntryPoint = "mmap")]
    private static extern unsafe void* Map(void* address, nuint length, int protection, int flags, int file, nint offset);

    [DllImport("libc", EntryPoint = "mprotect")]
    private static extern unsafe int Protect(void* address, nuint length, int protection);

    [DllImport("libc", EntryPoint = "munmap")]
    private static extern unsafe int Unmap(void* address, nuint length);
}
