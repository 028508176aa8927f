using System.CommandLine;
using SubsetGen.Benchmarks.Measurement;

namespace SubsetGen.Benchmarks.Commands;

/// <summary>The command line of the quick paired measurement.</summary>
internal static class RatioCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var method = CaseOptions.Methods();
        var shape = CaseOptions.Shapes(Shape.Standard, "the standard seven");
        var threads = CaseOptions.Threads();
        var fixedN = new Option<bool>("--fixed-n")
        {
            Description = "Measure the layers that are compiled for one row length instead of any.",
        };
        var budget = CaseOptions.Budget(0.8);
        var output = CaseOptions.Out();
        var command = new Command("ratios", "Measure generated against generic layers side by side; one line a case.")
        {
            method, shape, threads, fixedN, budget, output,
        };
        command.SetAction(parsed => new RatioRun(
            new RatioOptions(
                parsed.GetValue(method)!, parsed.GetValue(shape)!, parsed.GetValue(threads)!, parsed.GetValue(fixedN),
                TimeSpan.FromSeconds(parsed.GetValue(budget)), parsed.GetValue(output)),
            new MeasurementProgress()).Run());
        return command;
    }
}
