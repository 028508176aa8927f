using System.Collections.Concurrent;
using SubsetGen.Golden;
using SubsetGen.Golden.Checks;
using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Benchmarks.Gpu;

/// <summary>The golden suite on the current device.</summary>
internal static class SuiteRun
{
    /// <summary>Runs it and returns what failed, in the order of the suite.</summary>
    /// <param name="checks">The checks.</param>
    /// <param name="report">Receives the share that is done.</param>
    public static IReadOnlyList<(Check Check, string Problem)> Run(IReadOnlyList<Check> checks, Action<double> report)
    {
        var failed = new ConcurrentDictionary<int, string>();
        var done = 0;
        // Side by side, because compiling the kernels takes longer than running them.
        Parallel.For(0, checks.Count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            if (Problem(checks[i]) is { } problem)
                failed[i] = problem;
            lock (failed)
                report((double)++done / checks.Count);
        });
        return [.. failed.OrderBy(entry => entry.Key).Select(entry => (checks[entry.Key], entry.Value))];
    }

    private static string? Problem(Check check)
    {
        try
        {
            var outcome = check.Run();
            check.Judge(outcome);
            return outcome.HasBitsOf(check.Run()) ? null : "a second run gave other bits";
        }
        catch (Exception exception) when (exception is DisagreementException or CudaException)
        {
            return exception.Message;
        }
    }
}
