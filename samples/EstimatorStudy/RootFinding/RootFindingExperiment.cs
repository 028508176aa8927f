using SubsetGen.EstimatorStudy.Statistics;
using SubsetGen.EstimatorStudy.Study;

namespace SubsetGen.EstimatorStudy.RootFinding;

/// <summary>Iterations of root searches for sigmoid top-k: table 5 of "Differentiable top-k: from one-hot to k-hot" (2025).</summary>
internal sealed class RootFindingExperiment : IExperiment
{
    private const int Items = 10_000;
    private const int Batch = 100;
    private const double LeastDeviation = 0.1, MostDeviation = 5;
    private const double PublishedBest = 3.15, PublishedDeviation = 0.36;
    private const int PublishedBatches = 100;

    // Two means of some hundred batches differ by more than so many standard errors once in a thousand times.
    private const double LargestScore = 3.3;

    /// <inheritdoc/>
    public string Name => "roots";

    /// <inheritdoc/>
    public string Title => "Iterations of a root search";

    /// <inheritdoc/>
    public int Steps(StudyOptions options) => options.Quick ? 6 : 100;

    /// <inheritdoc/>
    public ExperimentResult Run(StudyOptions options, Action<int> progress)
    {
        var batches = Work.Map(options, Steps(options), i => CountBatch(options.SeedFor($"roots {i}")), progress);
        var rows = RootMethod.All.Select((method, at) => new RootRow(
            method,
            Summary.Of([.. batches.Select(b => (double)b[at].Max())]),
            Summary.Of([.. batches.SelectMany(b => b[at].Select(n => (double)n))]))).ToArray();
        RootRow Row(RootMethod method) => rows.Single(r => r.Method == method);
        var (best, library) = (Row(RootMethod.HalleyBoth), Row(RootMethod.Library));
        return new()
        {
            Description =
                "\"Differentiable top-k: from one-hot to k-hot\" (2025), appendix A, table 5: batches of 100 problems with "
                + "n = 10 000 items from N(0, s\u00B2), s from 0.1 to 5 evenly, k uniform from 1 to n - 1; iterations until the sum is "
                + $"within 1e-8 of k. A batch takes as many as the slowest of its problems; mean and deviation over {batches.Length} "
                + "batches. The last column is the mean over single problems.",
            Tables = [Table(rows)],
            Figures = [RootPlot.Of(rows)],
            Findings =
            [
                AsPublished(best.Batches),
                new(library.Problems.Mean < best.Problems.Mean,
                    $"On a single problem SubsetGen's search takes {Numbers.Format(library.Problems.Mean, "0.00")} iterations of one "
                    + $"evaluation, the published best {Numbers.Format(best.Problems.Mean, "0.00")} of two. (The slowest of 100 takes "
                    + $"{Numbers.Format(library.Batches.Mean, "0.00")} against {Numbers.Format(best.Batches.Mean, "0.00")}.)"),
            ],
        };
    }

    private static Finding AsPublished(Summary batches)
    {
        var publishedError = PublishedDeviation / Math.Sqrt(PublishedBatches);
        var score = (batches.Mean - PublishedBest) / Math.Sqrt(Math.Pow(batches.StandardError, 2) + Math.Pow(publishedError, 2));
        return new(
            score < LargestScore,
            $"Halley's step from the better of both guesses takes {Numbers.Format(batches.Mean, "0.00")} iterations, published is "
            + $"{Numbers.Format(PublishedBest, "0.00")}: {Numbers.Format(score, "0.0")} standard errors apart.");
    }

    /// <summary>The number of iterations of each method on each problem of a batch.</summary>
    private static int[][] CountBatch(ulong seed)
    {
        var random = new SplitMix(seed);
        var counts = RootMethod.All.Select(_ => new int[Batch]).ToArray();
        for (var i = 0; i < Batch; i++)
        {
            var problem = new RootProblem(random, Items, LeastDeviation + i * (MostDeviation - LeastDeviation) / (Batch - 1));
            foreach (var (at, method) in RootMethod.All.Index())
                counts[at][i] = method.Count(problem);
        }

        return counts;
    }

    private static ResultTable Table(IEnumerable<RootRow> rows) => new(
        "Iterations to 1e-8",
        ["step", "guess", "iterations", "published", "of a single problem"],
        [
            .. rows.Select(r => (string[])
                [r.Method.Step, r.Method.Guess, r.Batches.Text("0.00"), r.Method.Published, r.Problems.Text("0.00")]),
        ]);
}
