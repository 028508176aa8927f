using System.Diagnostics;

namespace SubsetGen.Benchmarks.Measurement;

/// <summary>
/// Times two contenders side by side: one and the other take turns, so that whatever else the machine does meets both alike.
/// The result is the median over all turns.
/// </summary>
internal static class PairedTiming
{
    private const int FewestRounds = 3;
    private const int MostRounds = 1000;

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
}
