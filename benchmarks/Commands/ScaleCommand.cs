using System.CommandLine;

namespace SubsetGen.Benchmarks.Commands;

/// <summary>The command line of the measurement of long rows and many rows.</summary>
internal static class ScaleCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var method = CaseOptions.Methods();
        var shape = CaseOptions.Shapes(ScaleOptions.Standard, "ten million items in rows of 10 to 10 000 000");
        var threads = CaseOptions.Threads();
        var budget = CaseOptions.Budget(2);
        var output = CaseOptions.Out();
        var command = new Command("scale", "Measure what an item costs in rows of every length, beside what the machine can do; one line a case.")
        {
            method, shape, threads, budget, output,
        };
        command.SetAction(parsed => new ScaleRun(
            new ScaleOptions(
                parsed.GetValue(method)!, parsed.GetValue(shape)!, parsed.GetValue(threads)!,
                TimeSpan.FromSeconds(parsed.GetValue(budget)), parsed.GetValue(output)),
            new MeasurementProgress()).Run());
        return command;
    }
}
