using SubsetGen.Runtime.Layers;

namespace SubsetGen.Runtime.Cpu;

/// <summary>
/// Spreads the rows of a batch over threads. A row is always computed by one thread from start to end, so results do not
/// depend on how many there are.
/// </summary>
public static class RowScheduler
{
    /// <summary>Work, in arithmetic operations, below which waking another thread costs more than it saves.</summary>
    private const long LeastWorkPerThread = 100_000;

    private static int maxThreads = Environment.ProcessorCount;

    /// <summary>The most threads a call may use, the calling one included; by default one a processor.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public static int MaxThreads
    {
        get => Volatile.Read(ref maxThreads);
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            Volatile.Write(ref maxThreads, value);
        }
    }

    /// <summary>Runs <paramref name="job"/> on all rows and returns when all are done.</summary>
    /// <param name="job">The work.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="operationsPerRow">About how much work a row is.</param>
    internal static void Run<TJob>(in TJob job, int rows, long operationsPerRow)
        where TJob : struct, IRowJob
    {
        var worthwhile = Math.Max(1, rows * operationsPerRow / LeastWorkPerThread);
        var threads = (int)Math.Min(Math.Min(MaxThreads, rows), worthwhile);
        if (threads <= 1)
            job.Run(0, rows);
        else
            SharedRows<TJob>.Run(job, rows, threads);
    }
}
