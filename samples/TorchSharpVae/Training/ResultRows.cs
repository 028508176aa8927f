namespace SubsetGen.TorchSharpVae.Training;

/// <summary>The comparison as a table of text, for the terminal and for the report.</summary>
internal static class ResultRows
{
    /// <summary>What the columns are.</summary>
    public static IReadOnlyList<string> Columns { get; } =
        ["Estimator", "ELBO held out", "cross entropy", "divergence", "most likely code", "ELBO training", "objective", "s an epoch"];

    /// <summary>One row an estimator, after its last epoch.</summary>
    public static IReadOnlyList<string[]> Of(IEnumerable<TrainingResult> results) =>
        [.. results.Select(r => Row(r, r.Last))];

    private static string[] Row(TrainingResult result, EpochResult last) =>
    [
        result.Estimator.Title, Nats(last.HeldOut.Value), Nats(last.HeldOut.CrossEntropy), Nats(last.HeldOut.Divergence),
        Nats(result.MostLikely), Nats(last.Training.Value), Nats(last.Objective.Value),
        Numbers.Format(result.SecondsAnEpoch, "0.0"),
    ];

    private static string Nats(double value) => Numbers.Format(value, "0.00");
}
