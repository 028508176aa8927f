using SubsetGen.Benchmarks.Gpu;
using Xunit;

namespace SubsetGen.Benchmarks.Tests.Gpu;

public sealed class DeviceTimerTests
{
    [Fact]
    public void The_time_is_that_of_one_call_and_one_slow_run_does_not_count()
    {
        var runs = 0;
        var clock = new ScriptedClock(calls => runs++ == 30 ? 1e6 : 100.0 * calls);
        Assert.Equal(100, new DeviceTimer(clock).Microseconds(clock.Call), 1e-9);
    }

    [Fact]
    public void Every_call_has_a_number_of_its_own_and_is_prepared_with_it()
    {
        var clock = new ScriptedClock(calls => 4000.0 * calls);
        List<long> prepared = [];
        new DeviceTimer(clock).Microseconds(clock.Call, (first, count) => prepared.AddRange(Enumerable.Range((int)first, count).Select(i => (long)i)));
        Assert.Equal(Enumerable.Range(0, clock.Calls.Count).Select(i => (long)i), clock.Calls);
        Assert.Equal(clock.Calls, prepared);
    }

    private sealed class ScriptedClock(Func<int, double> time) : IDeviceClock
    {
        public List<long> Calls { get; } = [];

        public void Call(long turn) => Calls.Add(turn);

        public double Microseconds(Action start)
        {
            var before = Calls.Count;
            start();
            return time(Calls.Count - before);
        }
    }
}
