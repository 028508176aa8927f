using System.Diagnostics;

namespace SubsetGen.Benchmarks.Measurement;

/// <summary>Milliseconds of one contender.</summary>
/// <param name="Forward">Of a forward pass alone.</param>
/// <param name="Both">Of a forward pass and the backward pass after it.</param>
internal readonly record struct Milliseconds(double Forward, double Both);

/// <summary>
/// Turns of one contender that alternate with those of another. A turn is a few short bursts of calls and counts as the
/// fastest of them, because the system may take the processor away during any.
/// </summary>
internal sealed class Turns
{
    private const double BurstMilliseconds = 0.5;
    private const int BurstsPerTurn = 3;

    // A call this long is a turn by itself.
    private const double LongMilliseconds = 100;

    // From this burst length on, a first call that is not timed takes the caches back from the other contender.
    private const int CallsThatDeserveAWarmOne = 4;

    private readonly IContender _contender;
    private readonly int _calls;
    private readonly int _bursts;
    private readonly List<double> _forward = [];
    private readonly List<double> _both = [];

    /// <summary>Calls the contender twice, to know how many calls make a burst.</summary>
    public Turns(IContender contender)
    {
        _contender = contender;
        Call(out _);
        var milliseconds = Call(out _);
        _calls = (int)Math.Clamp(BurstMilliseconds / milliseconds, 1, 1000);
        _bursts = milliseconds < LongMilliseconds ? BurstsPerTurn : 1;
    }

    /// <summary>One turn, and its time.</summary>
    public Milliseconds Run()
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
        return fastest;
    }

    /// <summary>The medians over all turns.</summary>
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
