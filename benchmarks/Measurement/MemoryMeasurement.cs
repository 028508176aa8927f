using System.Diagnostics;
using System.Globalization;
using SubsetGen.Benchmarks.Generated;

namespace SubsetGen.Benchmarks.Measurement;

/// <summary>
/// What the first forward + backward of a generated Marginals layer costs in memory. It must run first in the process,
/// because a process tells only the largest memory it ever used.
/// </summary>
internal static class MemoryMeasurement
{
    private static readonly Shape Measured = new(64, 1000, 500);
    private static readonly Shape WarmUp = new(1, 501, 500);

    /// <summary>The bytes that the call may cost.</summary>
    private const long Limit = 64_000_000;

    /// <summary>
    /// Measures once and describes it: the managed bytes that the call allocated, and the growth of the process, managed and
    /// native, over what it used before. Neither counts the four arrays of the caller.
    /// </summary>
    public static string Line()
    {
        // The code is compiled on a tiny problem; what is pooled there is too small to be of use below.
        var tiny = new Problem(WarmUp);
        using (var contender = GeneratedContenders.Create(SubsetMethod.Marginals, tiny, fixedN: false)!)
        {
            contender.Forward();
            contender.Backward();
        }
        var problem = new Problem(Measured);
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var before = Math.Max(process.WorkingSet64, process.PeakWorkingSet64);
        var allocatedBefore = GC.GetTotalAllocatedBytes(precise: true);
        using (var contender = GeneratedContenders.Create(SubsetMethod.Marginals, problem, fixedN: false)!)
        {
            contender.Forward();
            contender.Backward();
        }
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - allocatedBefore;
        process.Refresh();
        var growth = Math.Max(0, process.PeakWorkingSet64 - before);
        var verdict = Math.Max(allocated, growth) < Limit ? "ok" : "too much";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"memory Marginals {Measured.Rows} {Measured.N} {Measured.K} forward+backward: managed {allocated / 1e6:0.00} MB allocated, process grew by {growth / 1e6:0.00} MB, limit {Limit / 1e6:0} MB: {verdict}");
    }
}
