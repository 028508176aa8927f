namespace SubsetGen.Layers.Tests.Oracles;

/// <summary>Managed memory that a call takes once the pools are filled.</summary>
internal static class Allocations
{
    private const int Rounds = 400;
    private const int Calls = 10;

    /// <summary>The fewest bytes that this thread allocated in a round of calls.</summary>
    public static long OfThisThread(Action call) => Least(call, GC.GetAllocatedBytesForCurrentThread);

    /// <summary>The fewest bytes that all threads allocated in a round of calls.</summary>
    public static long OfAllThreads(Action call) => Least(call, () => GC.GetTotalAllocatedBytes(precise: true));

    // A collection empties the pools that memory is rented from, and the process also does other things: so one quiet round
    // is the proof that the calls themselves allocate nothing.
    private static long Least(Action call, Func<long> allocated)
    {
        for (var i = 0; i < Calls; i++)
            call();
        var least = long.MaxValue;
        for (var round = 0; round < Rounds && least > 0; round++)
        {
            var start = allocated();
            for (var i = 0; i < Calls; i++)
                call();
            least = Math.Min(least, allocated() - start);
        }

        return least;
    }
}
