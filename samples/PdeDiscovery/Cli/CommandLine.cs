using System.CommandLine;
using System.CommandLine.Help;
using SubsetGen.PdeDiscovery.Derivatives;

namespace SubsetGen.PdeDiscovery.Cli;

/// <summary>The program's arguments, and what becomes of errors: one line on standard error, never a stack trace.</summary>
internal static class CommandLine
{
    private const int Success = 0;
    private const int Failure = 1;
    private const int BadArguments = 2;

    private static readonly Option<string?> Data = OptionParsers.Text(
        "--data", "FILE", "Read this MAT file (uu, x, tt) in place of simulating.");

    private static readonly Option<ulong> Seed = OptionParsers.Seed(
        "--seed", "Seed of the sampler and of the noise.", DiscoveryOptions.DefaultSeed);

    private static readonly Option<int> Iterations = OptionParsers.Whole(
        "--iterations", "Learning iterations.", 1, DiscoveryOptions.MaxIterations, DiscoveryOptions.DefaultIterations);

    private static readonly Option<double> Noise = OptionParsers.Fraction(
        "--noise", "Standard deviation of noise added to u, relative to that of u, from 0 to 1.");

    private static readonly Option<DerivativeScheme> Derivatives = OptionParsers.Choice<DerivativeScheme>(
        "--derivatives", "'weak': spectral in x, test function in t; 'differences': second order, as published [default: weak].");

    private static readonly Option<string?> Out = OptionParsers.Text(
        "--out", "FILE", $"Where the HTML report goes [default: {DiscoveryOptions.DefaultReportPath}].");

    /// <summary>Runs the program.</summary>
    /// <param name="args">Its arguments.</param>
    /// <param name="output">Gets the results.</param>
    /// <param name="error">Gets the one line of an error.</param>
    /// <returns>The exit status: 0, 1 for what went wrong, 2 for bad arguments.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        var root = new RootCommand("Discovers the Kuramoto-Sivashinsky equation from data with a k-subset layer.")
        {
            Data, Seed, Iterations, Noise, Derivatives, Out,
        };

        // A leading @ is a file name here, not a file of further arguments.
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is HelpAction)
            return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error });
        if (parsed.Errors.Count > 0)
            return Fail(error, $"{parsed.Errors[0].Message} (--help shows the options)", BadArguments);
        if (parsed.Action is not null)
            return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error });

        var options = new DiscoveryOptions(
            parsed.GetValue(Data), parsed.GetValue(Seed), parsed.GetValue(Iterations), parsed.GetValue(Noise),
            parsed.GetValue(Derivatives), parsed.GetValue(Out) ?? DiscoveryOptions.DefaultReportPath);
        try
        {
            DiscoveryRun.Run(options, output);
            return Success;
        }
        catch (UserErrorException e)
        {
            return Fail(error, e.Message, Failure);
        }
    }

    // File names and variable names come from outside and may hold anything, so control characters are made visible.
    private static int Fail(TextWriter error, string message, int status)
    {
        error.WriteLine("error: " + string.Concat(message.Select(c => char.IsControl(c) ? '?' : c)));
        return status;
    }
}
