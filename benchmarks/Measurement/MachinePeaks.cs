using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using SubsetGen.Runtime.Numerics;

namespace SubsetGen.Benchmarks.Measurement;

/// <summary>What one core of the machine can do at most: the limits that kernels are held against.</summary>
internal static class MachinePeaks
{
    private const int Repeats = 15;

    /// <summary>One line for the peak of multiply-adds, and one for each size of a copy.</summary>
    public static IEnumerable<string> Lines() => LaneWidth.Bits switch
    {
        512 => Lines<Lanes512<float>>(),
        256 => Lines<Lanes256<float>>(),
        _ => Lines<Lanes128<float>>(),
    };

    private static IEnumerable<string> Lines<V>()
        where V : struct, ILanes<V, float>
    {
        yield return string.Create(
            CultureInfo.InvariantCulture, $"peak multiply-adds {MultiplyAdds<V>():0.0} billion/s, single precision, one thread");
        foreach (var kibibytes in new[] { 16, 256, 65_536 })
        {
            yield return string.Create(
                CultureInfo.InvariantCulture, $"peak copy          {Copied<V>(kibibytes * 256):0.0} GB/s read and written, from {kibibytes} to {kibibytes} KiB, one thread");
        }
    }

    private static double MultiplyAdds<V>()
        where V : struct, ILanes<V, float>
    {
        const int Turns = 100_000;
        var sink = 0f;
        var seconds = Fastest(() => sink += Chains<V>(Turns));
        GC.KeepAlive(sink);
        return 10.0 * Turns * V.Count / seconds / 1e9;
    }

    // Ten chains, to hide the latency of one. Compiled at once with full optimisation: the loop is entered but a few times.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Chains<V>(int turns)
        where V : struct, ILanes<V, float>
    {
        V factor = 0.5f, a = 1f, b = 2f, c = 3f, d = 4f, e = 5f, f = 6f, g = 7f, h = 8f, i = 9f, j = 10f;
        for (var turn = 0; turn < turns; turn++)
        {
            a = V.MulAdd(a, factor, factor);
            b = V.MulAdd(b, factor, factor);
            c = V.MulAdd(c, factor, factor);
            d = V.MulAdd(d, factor, factor);
            e = V.MulAdd(e, factor, factor);
            f = V.MulAdd(f, factor, factor);
            g = V.MulAdd(g, factor, factor);
            h = V.MulAdd(h, factor, factor);
            i = V.MulAdd(i, factor, factor);
            j = V.MulAdd(j, factor, factor);
        }
        return V.Sum(a + b + c + d + e + f + g + h + i + j);
    }

    private static double Copied<V>(int items)
        where V : struct, ILanes<V, float>
    {
        var (from, to) = (new float[items], new float[items]);
        Array.Fill(from, 1f);
        var times = Math.Max(1, 10_000_000 / items);
        var seconds = Fastest(() => Copy<V>(from, to, times));
        return 2.0 * sizeof(float) * items * times / seconds / 1e9;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Copy<V>(ReadOnlySpan<float> from, Span<float> to, int times)
        where V : struct, ILanes<V, float>
    {
        for (var time = 0; time < times; time++)
            for (var i = 0; i < from.Length; i += V.Count)
                V.Store(V.Load(from, i), to, i);
    }

    private static double Fastest(Action work)
    {
        var fastest = double.PositiveInfinity;
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            var start = Stopwatch.GetTimestamp();
            work();
            fastest = Math.Min(fastest, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        return fastest;
    }
}
