using System.CommandLine;
using System.CommandLine.Parsing;
using SubsetGen.Benchmarks.Measurement;

namespace SubsetGen.Benchmarks.Commands;

/// <summary>The command line of the quick paired measurement.</summary>
internal static class RatioCommand
{
    private static readonly SubsetMethod[] Methods =
        [SubsetMethod.SuccessiveSoftmax, SubsetMethod.SigmoidTopK, SubsetMethod.Marginals, SubsetMethod.NeuralSort];

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var method = new Option<SubsetMethod[]>("--method")
        {
            Description = "The methods to measure; default all.",
            DefaultValueFactory = _ => Methods,
            AllowMultipleArgumentsPerToken = true,
        };
        var shape = new Option<Shape[]>("--shape")
        {
            Description = "The shapes to measure, each rows,n,k; default the standard seven. Layers exist for the k of those.",
            DefaultValueFactory = _ => [.. Shape.Standard],
            CustomParser = ShapeOption.Parse,
            AllowMultipleArgumentsPerToken = true,
        };
        var threads = new Option<int[]>("--threads")
        {
            Description = "The thread counts; default one and all.",
            DefaultValueFactory = _ => Environment.ProcessorCount == 1 ? [1] : [1, Environment.ProcessorCount],
            AllowMultipleArgumentsPerToken = true,
        };
        threads.Validators.Add(result => Require(result, result.GetValue(threads)!.All(count => count >= 1), "--threads must be at least 1."));
        var fixedN = new Option<bool>("--fixed-n")
        {
            Description = "Measure the layers that are compiled for one row length instead of any.",
        };
        var budget = new Option<double>("--budget")
        {
            Description = "About how many seconds to measure each case.",
            DefaultValueFactory = _ => 0.8,
        };
        budget.Validators.Add(result => Require(result, result.GetValue(budget) is > 0 and < 3600, "--budget must be above 0 and below 3600 seconds."));
        var output = new Option<FileInfo?>("--out")
        {
            Description = "Also write the lines, after a description of the machine, to this file.",
        };
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

    private static void Require(OptionResult result, bool holds, string message)
    {
        if (!holds)
            result.AddError(message);
    }
}
