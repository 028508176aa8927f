using System.Diagnostics;
using System.Globalization;
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

    // Chains enough to hide the latency of one.
    private static double MultiplyAdds<V>()
        where V : struct, ILanes<V, float>
    {
        const int Chains = 10;
        const int Turns = 100_000;
        var sink = 0f;
        var seconds = Fastest(() =>
        {
            V factor = 0.5f, a = 1f, b = 2f, c = 3f, d = 4f, e = 5f, f = 6f, g = 7f, h = 8f, i = 9f, j = 10f;
            for (var turn = 0; turn < Turns; turn++)
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
            sink += V.Sum(a + b + c + d + e + f + g + h + i + j);
        });
        GC.KeepAlive(sink);
        return (double)Chains * Turns * V.Count / seconds / 1e9;
    }

    private static double Copied<V>(int items)
        where V : struct, ILanes<V, float>
    {
        var (from, to) = (new float[items], new float[items]);
        Array.Fill(from, 1f);
        var times = Math.Max(1, 10_000_000 / items);
        var seconds = Fastest(() =>
        {
            for (var time = 0; time < times; time++)
            {
                var source = from.AsSpan();
                var target = to.AsSpan();
                for (var i = 0; i < source.Length; i += V.Count)
                    V.Store(V.Load(source, i), target, i);
            }
        });
        return 2.0 * sizeof(float) * items * times / seconds / 1e9;
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
