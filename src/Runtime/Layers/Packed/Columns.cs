using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using SubsetGen.Runtime.Numerics;

namespace SubsetGen.Runtime.Layers.Packed;

/// <summary>Turns rows into columns and back, in squares that fit into registers of 128 bits, which every machine has.</summary>
internal static class Columns
{
    /// <summary>Packs rows: item i of row <paramref name="first"/> + l becomes lane l of vector i. Lanes without a row become zero.</summary>
    public static void Read<V, T>(Rows<T> rows, int first, int count, Span<T> columns)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var n = rows.Length;
        var side = Vector128<T>.Count;
        if (count < V.Count)
            columns[..(n * V.Count)].Clear();
        var lane = 0;
        for (; n >= side && lane + side <= count; lane += side)
        {
            ref var row = ref MemoryMarshal.GetReference(rows[first + lane]);
            ref var column = ref MemoryMarshal.GetReference(columns[lane..]);
            for (var i = 0; i < n; i = i + side < n ? Math.Min(i + side, n - side) : n)
                Turn(ref Unsafe.Add(ref row, i), n, ref Unsafe.Add(ref column, i * V.Count), V.Count);
        }

        for (; lane < count; lane++)
        {
            var row = rows[first + lane];
            for (var i = 0; i < row.Length; i++)
                columns[(i * V.Count) + lane] = row[i];
        }
    }

    /// <summary>Unpacks the rows whose bit is set; the others are left as they are.</summary>
    public static void Write<V, T>(ReadOnlySpan<T> columns, Rows<T> rows, int first, ulong lanes)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var n = rows.Length;
        var side = Vector128<T>.Count;
        var square = (1UL << side) - 1;
        for (var lane = 0; lane < V.Count; lane += side)
        {
            if (n >= side && ((lanes >> lane) & square) == square)
            {
                ref var row = ref MemoryMarshal.GetReference(rows[first + lane]);
                ref var column = ref MemoryMarshal.GetReference(columns[lane..]);
                for (var i = 0; i < n; i = i + side < n ? Math.Min(i + side, n - side) : n)
                    Turn(ref Unsafe.Add(ref column, i * V.Count), V.Count, ref Unsafe.Add(ref row, i), n);
                continue;
            }

            for (var single = lane; single < lane + side; single++)
                if (((lanes >> single) & 1) != 0)
                    WriteOne<V, T>(columns, rows[first + single], single);
        }
    }

    private static void WriteOne<V, T>(ReadOnlySpan<T> columns, Span<T> row, int lane)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var i = 0; i < row.Length; i++)
            row[i] = columns[(i * V.Count) + lane];
    }

    /// <summary>A square of as many rows as a register has items, with rows and columns exchanged.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Turn<T>(ref T from, int fromStride, ref T to, int toStride)
        where T : unmanaged
    {
        var a = Vector128.LoadUnsafe(ref from);
        var b = Vector128.LoadUnsafe(ref from, (nuint)fromStride);
        if (Vector128<T>.Count == 2)
        {
            Low(a, b).StoreUnsafe(ref to);
            High(a, b).StoreUnsafe(ref to, (nuint)toStride);
            return;
        }

        var c = Vector128.LoadUnsafe(ref from, (nuint)(2 * fromStride));
        var d = Vector128.LoadUnsafe(ref from, (nuint)(3 * fromStride));
        var (ac, acHigh, bd, bdHigh) = (Low(a, c), High(a, c), Low(b, d), High(b, d));
        Low(ac, bd).StoreUnsafe(ref to);
        High(ac, bd).StoreUnsafe(ref to, (nuint)toStride);
        Low(acHigh, bdHigh).StoreUnsafe(ref to, (nuint)(2 * toStride));
        High(acHigh, bdHigh).StoreUnsafe(ref to, (nuint)(3 * toStride));
    }

    /// <summary>The lower halves, by turns an item of each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> Low<T>(Vector128<T> a, Vector128<T> b)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double))
            return Vector128.Create(a.GetLower(), b.GetLower());
        if (Sse.IsSupported)
            return Sse.UnpackLow(a.AsSingle(), b.AsSingle()).As<float, T>();
        if (AdvSimd.Arm64.IsSupported)
            return AdvSimd.Arm64.ZipLow(a.AsSingle(), b.AsSingle()).As<float, T>();
        var (x, y) = (a.AsSingle(), b.AsSingle());
        return Vector128.Create(x[0], y[0], x[1], y[1]).As<float, T>();
    }

    /// <summary>The upper halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> High<T>(Vector128<T> a, Vector128<T> b)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double))
            return Vector128.Create(a.GetUpper(), b.GetUpper());
        if (Sse.IsSupported)
            return Sse.UnpackHigh(a.AsSingle(), b.AsSingle()).As<float, T>();
        if (AdvSimd.Arm64.IsSupported)
            return AdvSimd.Arm64.ZipHigh(a.AsSingle(), b.AsSingle()).As<float, T>();
        var (x, y) = (a.AsSingle(), b.AsSingle());
        return Vector128.Create(x[2], y[2], x[3], y[3]).As<float, T>();
    }
}
