using System.Diagnostics;
using System.Runtime;

namespace SubsetGen.Benchmarks.Measurement;

/// <summary>
/// Calls contenders until the run time has nothing left to compile for them. It compiles a method anew, in the background
/// and with full optimisation, once the method has been called often enough.
/// </summary>
internal static class WarmUp
{
    // Longer than the pause that the run time waits for before it compiles anew, 100 ms.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>Runs all of them in turn until no method was compiled for a while.</summary>
    public static void Run(params ReadOnlySpan<IContender> contenders)
    {
        var total = Stopwatch.StartNew();
        var quiet = Stopwatch.StartNew();
        var compiled = 0L;
        while (quiet.Elapsed < Quiet && total.Elapsed < Longest)
        {
            foreach (var contender in contenders)
            {
                contender.Forward();
                contender.Backward();
            }
            if (JitInfo.GetCompiledMethodCount() == compiled)
                continue;
            compiled = JitInfo.GetCompiledMethodCount();
            quiet.Restart();
        }
    }
}
