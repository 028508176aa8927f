using SubsetGen.Golden.Batches;
using SubsetGen.Golden.Sides;
using SubsetGen.Layers.Tests.GoldenVectors;
using SubsetGen.Layers.Tests.Surface;
using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Golden.Checks;

/// <summary>
/// A device draws the same subsets as the processor, in every row but a few: where a draw falls between what the two have for one
/// probability, whose sums are rounded in another order.
/// </summary>
/// <param name="layer">The layer.</param>
/// <param name="ties">In how many rows the two may differ; 0 for the largest noisy logits, which are the same bits.</param>
/// <param name="subject">Which rows.</param>
/// <param name="batch">The rows.</param>
internal sealed class DrawCheck(TwoSidedLayer layer, int ties, string subject, Func<Batch> batch)
    : Check(layer, layer.OwnType, subject)
{
    private readonly Lazy<Batch> _rounded = new(() => batch().Rounded(layer.OwnType));

    protected override Batch Batch => _rounded.Value;

    public override void Judge(Outcome outcome)
    {
        var expected = Layer.OnHost(Batch);
        var drawn = Batch.N * (expected.Subset.Length / expected.Gradient.Length);
        var scale = Math.Max(1, Batch.GradSubset.Max(Math.Abs) / Batch.Temperature);
        var allowed = (Layer.Precision == SubsetPrecision.Double ? 1e-12 : SinglePrecision.Natural) * scale * (drawn / Batch.N);
        var others = 0;
        for (var row = 0; row < Batch.Rows; row++)
        {
            if (!expected.Subset.Row(row, drawn).AsSpan().SequenceEqual(outcome.Subset.Row(row, drawn)))
                others++;
            else
                Closeness.Require(expected.Gradient.Row(row, Batch.N), outcome.Gradient.Row(row, Batch.N), allowed, $"row {row}: gradient");
        }

        if (others > ties)
            throw new DisagreementException($"{others} of {Batch.Rows} rows have other draws than on the processor, {ties} may");
    }
}
