using System.CommandLine;
using System.CommandLine.Help;
using SubsetGen.TorchSharpVae.Model;

namespace SubsetGen.TorchSharpVae.Cli;

/// <summary>The program's arguments, and what becomes of errors: one line on standard error, never a stack trace.</summary>
internal static class CommandLine
{
    private const int Success = 0;
    private const int Failure = 1;
    private const int BadArguments = 2;
    private const int Most = 1_000_000;

    private static readonly Option<string?> Data = OptionParsers.Text(
        "--data", "DIR", "Read MNIST's images from this folder in place of drawing digits.");

    private static readonly Option<IReadOnlyList<string>> Estimators = OptionParsers.Names(
        "--estimator", "Train with these estimators, one model each, and compare them:", [.. Estimator.All.Select(e => e.Name)]);

    private static readonly Option<int> Epochs = OptionParsers.Whole(
        "--epochs", "How often every image is seen.", 1, Most, VaeOptions.DefaultEpochs);

    private static readonly Option<int> Batch = OptionParsers.Whole(
        "--batch", "Images a step.", 1, Most, VaeOptions.DefaultBatch);

    private static readonly Option<ulong> Seed = OptionParsers.Seed("--seed", "Seed of all draws.", VaeOptions.DefaultSeed);

    private static readonly Option<int> Limit = OptionParsers.Whole(
        "--limit", "The most images to learn from, and to hold out.", 1, Most, VaeOptions.DefaultLimit);

    private static readonly Option<ComputeDevice> Device = OptionParsers.Choice<ComputeDevice>(
        "--device", "Where to compute: 'cpu' or 'cuda' [default: cpu].");

    private static readonly Option<string?> Out = OptionParsers.Text(
        "--out", "FILE", $"Where the HTML report goes [default: {VaeOptions.DefaultReportPath}].");

    private static readonly Option<string?> Save = OptionParsers.Text("--save", "FILE", "Where the trained weights go.");

    /// <summary>Runs the program.</summary>
    /// <param name="args">Its arguments.</param>
    /// <param name="output">Gets the results.</param>
    /// <param name="error">Gets the one line of an error.</param>
    /// <returns>The exit status: 0, 1 for what went wrong, 2 for bad arguments.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        var root = new RootCommand("Trains a variational autoencoder whose codes are k-subsets, and compares gradient estimators.")
        {
            Data, Estimators, Epochs, Batch, Seed, Limit, Device, Out, Save,
        };

        // A leading @ is a file name here, not a file of further arguments.
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is HelpAction)
            return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error });
        if (parsed.Errors.Count > 0)
            return Fail(error, $"{parsed.Errors[0].Message} (--help shows the options)", BadArguments);
        if (parsed.Action is not null)
            return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error });

        try
        {
            VaeRun.Run(OptionsOf(parsed), output);
            return Success;
        }
        catch (UserErrorException e)
        {
            return Fail(error, e.Message, Failure);
        }
    }

    private static VaeOptions OptionsOf(ParseResult parsed)
    {
        var names = parsed.GetValue(Estimators)!;
        return new(
            parsed.GetValue(Data), [.. Estimator.All.Where(e => names.Contains(e.Name))], parsed.GetValue(Epochs),
            parsed.GetValue(Batch), parsed.GetValue(Seed), parsed.GetValue(Limit), parsed.GetValue(Device),
            parsed.GetValue(Out) ?? VaeOptions.DefaultReportPath, parsed.GetValue(Save));
    }

    // File names come from outside and may hold anything, so control characters are made visible.
    private static int Fail(TextWriter error, string message, int status)
    {
        error.WriteLine("error: " + string.Concat(message.Select(c => char.IsControl(c) ? '?' : c)));
        return status;
    }
}
