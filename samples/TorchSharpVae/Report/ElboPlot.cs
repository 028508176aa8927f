using SubsetGen.TorchSharpVae.Training;

namespace SubsetGen.TorchSharpVae.Report;

/// <summary>The bound over the epochs.</summary>
internal static class ElboPlot
{
    /// <summary>Draws a course for each estimator: on held-out images as a line, on images learned from dashed.</summary>
    public static string Render(IReadOnlyList<TrainingResult> results)
    {
        var plot = new SvgPlot(
            "ELBO over the epochs", new("epoch", Math.Min(1, Epochs(results) - 1), Epochs(results)), Vertical(results), plotHeight: 290, right: 190);
        plot.AddGrid();
        foreach (var (at, result) in results.Index())
        {
            Add(result, $"s{at + 1} dashed", "training", e => e.Training);
            Add(result, $"s{at + 1}", "held out", e => e.HeldOut);
        }

        plot.AddAxes();
        foreach (var (at, result) in results.Index())
            plot.AddLegend(at, $"s{at + 1}", result.Estimator.Title);
        plot.AddLegend(results.Count, "s0 dashed", "images learned from");
        return plot.Render();

        void Add(TrainingResult result, string style, string images, Func<EpochResult, Elbo> bound) => plot.AddLine(
            result.Epochs.Select(e => ((double)e.Number, bound(e).Value)), style,
            $"{result.Estimator.Title}, {images}: {Numbers.Format(bound(result.Last).Value, "0.00")}");
    }

    private static int Epochs(IReadOnlyList<TrainingResult> results) => results[0].Epochs.Count;

    // The first epoch is far below the others; what matters is where they end.
    private static Axis Vertical(IReadOnlyList<TrainingResult> results)
    {
        var values = results.SelectMany(r => r.Epochs.SelectMany(e => new[] { e.Training.Value, e.HeldOut.Value })).ToArray();
        var (low, high) = (values.Min(), values.Max());
        var room = Math.Max(0.05 * (high - low), 0.5);
        return new("ELBO, nats an image", low - room, high + room);
    }
}
