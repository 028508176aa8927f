using System.Diagnostics;

namespace SubsetGen.Benchmarks.Measurement;

/// <summary>
/// Times contenders side by side: they take turns, so that whatever else the machine does meets all alike.
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
        var medians = InTurn([new Turns(first), new Turns(second)], budget, progress);
        return (medians[0], medians[1]);
    }

    /// <summary>The same for one that has nothing to be compared with.</summary>
    public static Milliseconds Measure(IContender only, TimeSpan budget, Action<double> progress) =>
        InTurn([new Turns(only)], budget, progress)[0];

    private static Milliseconds[] InTurn(Turns[] all, TimeSpan budget, Action<double> progress)
    {
        var clock = Stopwatch.StartNew();
        for (var round = 0; round < MostRounds && (round < FewestRounds || clock.Elapsed < budget); round++)
        {
            // None always has the caches that the same other one left.
            for (var turn = 0; turn < all.Length; turn++)
                all[(turn + round) % all.Length].Run();
            progress(Math.Max(clock.Elapsed / budget, (round + 1.0) / MostRounds));
        }
        return [.. all.Select(turns => turns.Medians())];
    }
}
