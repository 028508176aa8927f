using System.Diagnostics;

namespace SubsetGen.Benchmarks.Measurement;

/// <summary>Median milliseconds of one contender.</summary>
/// <param name="Forward">Of a forward pass alone.</param>
/// <param name="Both">Of a forward pass and the backward pass after it.</param>
internal readonly record struct Milliseconds(double Forward, double Both);

/// <summary>
/// Times two contenders side by side: a few short bursts of one and of the other in turn, so that whatever else the machine
/// does meets both alike. A turn counts as its fastest burst, because the system may take the processor away during any of
/// them; the result is the median over all turns.
/// </summary>
internal static class PairedTiming
{
    private const double BurstMilliseconds = 0.5;
    private const int BurstsPerTurn = 3;

    // A call this long is a turn by itself.
    private const double LongMilliseconds = 100;
    private const int FewestRounds = 3;
    private const int MostRounds = 1000;

    // From this burst length on, a first call that is not timed takes the caches back from the other contender.
    private const int CallsThatDeserveAWarmOne = 4;

    /// <summary>Measures for about the time of the budget, and never fewer than three rounds.</summary>
    public static (Milliseconds First, Milliseconds Second) Measure(
        IContender first, IContender second, TimeSpan budget, Action<double> progress)
    {
        var (firstTurns, secondTurns) = (new Turns(first), new Turns(second));
        var clock = Stopwatch.StartNew();
        for (var round = 0; round < MostRounds && (round < FewestRounds || clock.Elapsed < budget); round++)
        {
            var firstLeads = round % 2 == 0;
            (firstLeads ? firstTurns : secondTurns).Run();
            (firstLeads ? secondTurns : firstTurns).Run();
            progress(Math.Max(clock.Elapsed / budget, (round + 1.0) / MostRounds));
        }
        return (firstTurns.Medians(), secondTurns.Medians());
    }

    private sealed class Turns
    {
        private readonly IContender _contender;
        private readonly int _calls;
        private readonly int _bursts;
        private readonly List<double> _forward = [];
        private readonly List<double> _both = [];

        public Turns(IContender contender)
        {
            _contender = contender;
            Call(out _);
            var milliseconds = Call(out _);
            _calls = (int)Math.Clamp(BurstMilliseconds / milliseconds, 1, 1000);
            _bursts = milliseconds < LongMilliseconds ? BurstsPerTurn : 1;
        }

        public void Run()
        {
            var fastest = new Milliseconds(double.PositiveInfinity, double.PositiveInfinity);
            if (_calls >= CallsThatDeserveAWarmOne)
                Call(out _);
            for (var burst = 0; burst < _bursts; burst++)
            {
                var (forward, both) = (0.0, 0.0);
                for (var call = 0; call < _calls; call++)
                {
                    both += Call(out var forwardAlone);
                    forward += forwardAlone;
                }
                fastest = new Milliseconds(Math.Min(fastest.Forward, forward / _calls), Math.Min(fastest.Both, both / _calls));
            }
            _forward.Add(fastest.Forward);
            _both.Add(fastest.Both);
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
