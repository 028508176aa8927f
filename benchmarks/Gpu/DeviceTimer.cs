namespace SubsetGen.Benchmarks.Gpu;

/// <summary>
/// Times work on a device: warm, many times between two events, so that neither a start nor a clock tick counts, and the median over
/// several such runs.
/// </summary>
/// <param name="clock">Tells the time.</param>
internal sealed class DeviceTimer(IDeviceClock clock)
{
    private const double WarmUp = 50_000;
    private const double Run = 10_000;
    private const int Runs = 15;
    private const int MostAtOnce = 1000;

    /// <summary>The time of one call, in microseconds.</summary>
    /// <param name="start">Starts the call of a number; numbers are counted up.</param>
    /// <param name="prepare">What comes before calls of these numbers and is not timed: the first, and how many.</param>
    public double Microseconds(Action<long> start, Action<long, int>? prepare = null)
    {
        long turn = 0;
        var one = Measure(1);
        for (var warm = one; warm < WarmUp; warm += one)
            one = Measure(1);
        var calls = (int)Math.Clamp(Run / one, 3, MostAtOnce);
        var times = new double[Runs];
        for (var i = 0; i < Runs; i++)
            times[i] = Measure(calls) / calls;
        Array.Sort(times);
        return times[Runs / 2];

        double Measure(int count)
        {
            prepare?.Invoke(turn, count);
            var time = clock.Microseconds(() =>
            {
                for (var i = 0; i < count; i++)
                    start(turn + i);
            });
            turn += count;
            return Math.Max(time, 0.01);
        }
    }
}
