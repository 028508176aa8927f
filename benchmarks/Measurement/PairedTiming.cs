using System.Diagnostics;

namespace SubsetGen.Benchmarks.Measurement;

/// <summary>Median milliseconds of one contender.</summary>
/// <param name="Forward">Of a forward pass alone.</param>
/// <param name="Both">Of a forward pass and the backward pass after it.</param>
internal readonly record struct Milliseconds(double Forward, double Both);

/// <summary>
/// Times two contenders side by side: short bursts of one and of the other in turn, so that whatever else the machine does
/// meets both alike, and the medians over all bursts.
/// </summary>
internal static class PairedTiming
{
    private const double BurstMilliseconds = 1;
    private const int FewestRounds = 3;
    private const int MostRounds = 1000;

    // From this burst length on, a first call that is not timed takes the caches back from the other contender.
    private const int CallsThatDeserveAWarmOne = 4;

    /// <summary>Measures for about the time of the budget, and never fewer than three rounds.</summary>
    public static (Milliseconds First, Milliseconds Second) Measure(
        IContender first, IContender second, TimeSpan budget, Action<double> progress)
    {
        var (firstBurst, secondBurst) = (new Burst(first), new Burst(second));
        var clock = Stopwatch.StartNew();
        for (var round = 0; round < MostRounds && (round < FewestRounds || clock.Elapsed < budget); round++)
        {
            var firstLeads = round % 2 == 0;
            (firstLeads ? firstBurst : secondBurst).Run();
            (firstLeads ? secondBurst : firstBurst).Run();
            progress(Math.Max(clock.Elapsed / budget, (round + 1.0) / MostRounds));
        }
        return (firstBurst.Medians(), secondBurst.Medians());
    }

    private sealed class Burst
    {
        private readonly IContender _contender;
        private readonly int _calls;
        private readonly List<double> _forward = [];
        private readonly List<double> _both = [];

        public Burst(IContender contender)
        {
            _contender = contender;
            Call(out _);
            _calls = (int)Math.Clamp(BurstMilliseconds / Call(out _), 1, 1000);
        }

        public void Run()
        {
            var (forward, both) = (0.0, 0.0);
            if (_calls >= CallsThatDeserveAWarmOne)
                Call(out _);
            for (var call = 0; call < _calls; call++)
            {
                both += Call(out var forwardAlone);
                forward += forwardAlone;
            }
            _forward.Add(forward / _calls);
            _both.Add(both / _calls);
        }

        public Milliseconds Medians() => new(Median(_forward), Median(_both));

        private double Call(out double forward)
        {
            var start = Stopwatch.GetTimestamp();
            _contender.Forward();
            forward = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            _contender.Backward();
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        private static double Median(List<double> numbers)
        {
            numbers.Sort();
            var middle = numbers.Count / 2;
            return numbers.Count % 2 == 1 ? numbers[middle] : (numbers[middle - 1] + numbers[middle]) / 2;
        }
    }
}
