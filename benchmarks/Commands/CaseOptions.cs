using System.CommandLine;
using System.CommandLine.Parsing;
using SubsetGen.Benchmarks.Measurement;

namespace SubsetGen.Benchmarks.Commands;

/// <summary>Options of every command that measures generated layers case by case.</summary>
internal static class CaseOptions
{
    private static readonly SubsetMethod[] Measured =
        [SubsetMethod.SuccessiveSoftmax, SubsetMethod.SigmoidTopK, SubsetMethod.Marginals, SubsetMethod.NeuralSort];

    /// <summary>The methods to measure.</summary>
    public static Option<SubsetMethod[]> Methods() => new("--method")
    {
        Description = "The methods to measure; default all.",
        DefaultValueFactory = _ => Measured,
        AllowMultipleArgumentsPerToken = true,
    };

    /// <summary>The shapes to measure.</summary>
    public static Option<Shape[]> Shapes(IReadOnlyList<Shape> standard, string which) => new("--shape")
    {
        Description = $"The shapes to measure, each rows,n,k; default {which}. Layers exist for k = 5, 10, 50, 100, 500 and 1000.",
        DefaultValueFactory = _ => [.. standard],
        CustomParser = ShapeOption.Parse,
        AllowMultipleArgumentsPerToken = true,
    };

    /// <summary>The numbers of threads to measure with.</summary>
    public static Option<int[]> Threads()
    {
        var threads = new Option<int[]>("--threads")
        {
            Description = "The thread counts; default one and all.",
            DefaultValueFactory = _ => Environment.ProcessorCount == 1 ? [1] : [1, Environment.ProcessorCount],
            AllowMultipleArgumentsPerToken = true,
        };
        threads.Validators.Add(result => Require(result, result.GetValue(threads)!.All(count => count >= 1), "--threads must be at least 1."));
        return threads;
    }

    /// <summary>About how long a case may take.</summary>
    public static Option<double> Budget(double seconds)
    {
        var budget = new Option<double>("--budget")
        {
            Description = "About how many seconds to measure each case.",
            DefaultValueFactory = _ => seconds,
        };
        budget.Validators.Add(result => Require(result, result.GetValue(budget) is > 0 and < 3600, "--budget must be above 0 and below 3600 seconds."));
        return budget;
    }

    /// <summary>A file for the results.</summary>
    public static Option<FileInfo?> Out() => new("--out")
    {
        Description = "Also write the lines, after a description of the machine, to this file.",
    };

    private static void Require(OptionResult result, bool holds, string message)
    {
        if (!holds)
            result.AddError(message);
    }
}
