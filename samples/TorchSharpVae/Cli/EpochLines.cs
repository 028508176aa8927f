using Spectre.Console;
using SubsetGen.TorchSharpVae.Model;
using SubsetGen.TorchSharpVae.Training;

namespace SubsetGen.TorchSharpVae.Cli;

/// <summary>One line an epoch.</summary>
internal static class EpochLines
{
    /// <summary>Says what is trained on, and what the columns are.</summary>
    public static void WriteHead(IAnsiConsole console, int training, int heldOut)
    {
        console.WriteLine($"{training} images to learn from, {heldOut} held out. ELBO in nats an image, the larger the better.");
        console.WriteLine($"{"",-22}epoch  objective   training   held out   seconds");
    }

    /// <summary>Writes an epoch's line.</summary>
    public static void Write(IAnsiConsole console, Estimator estimator, EpochResult epoch) => console.WriteLine(
        $"{estimator.Title,-22}{epoch.Number,5}{Bound(epoch.Objective),11}{Bound(epoch.Training),11}{Bound(epoch.HeldOut),11}"
        + $"{Numbers.Format(epoch.Seconds, "0.0"),10}");

    private static string Bound(Elbo elbo) => Numbers.Format(elbo.Value, "0.00");
}
