using SubsetGen.Golden.Batches;
using SubsetGen.Golden.Sides;
using SubsetGen.Layers.Tests.GoldenVectors;
using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Golden.Checks;

/// <summary>
/// A device computes what the processor does at the same numbers. Items have the same bits on both and sums another order, so the
/// two are apart by the rounding of sums; and where memory holds fewer digits by the rounding of what is stored.
/// </summary>
internal sealed class AgreementCheck(TwoSidedLayer layer, DeviceType storage, string subject, Func<Batch> batch)
    : Check(layer, storage, subject)
{
    /// <summary>The smallest number of 16 bits that has all its digits; below it rounding is absolute.</summary>
    private const double SmallestOfHalf = 6.1e-5;

    private readonly Lazy<Batch> _rounded = new(() => batch().Rounded(storage));

    protected override Batch Batch => _rounded.Value;

    public override void Judge(Outcome outcome)
    {
        var expected = Layer.OnHost(Batch);
        var scale = Math.Max(1, Batch.GradSubset.Max(Math.Abs) / Batch.Temperature);
        Require(expected.Subset, outcome.Subset, 1, "subset");
        Require(expected.Gradient, outcome.Gradient, scale, "gradient");
        Require(expected.PairSubset, outcome.PairSubset, 1, "pair subset");
        Require(expected.PairGradient, outcome.PairGradient, scale, "pair gradient");
        Require(expected.OtherGradient, outcome.OtherGradient, scale, "gradient for the other logits");
        Require(expected.Entropy, outcome.Entropy, 1, "entropy");
        // A sum over the row.
        Require(expected.GradK, outcome.GradK, scale * Math.Sqrt(Batch.N), "gradient for k");
        RequireExcluded(outcome);
    }

    private void Require(double[] expected, double[] actual, double scale, string what)
    {
        var computed = Layer.Precision == SubsetPrecision.Double ? 1e-12 : SinglePrecision.Natural;
        var isStoredRounded = Storage is DeviceType.Half or DeviceType.BFloat16;
        var rounding = isStoredRounded ? Stored.Rounding(Storage) : 0;
        Closeness.Require(expected, actual, value => (computed * scale * Math.Max(1, Math.Abs(value))) + (rounding * Math.Max(Math.Abs(value), SmallestOfHalf)), what);
    }

    /// <summary>Excluded items are exactly zero, in rows without a NaN.</summary>
    private void RequireExcluded(Outcome outcome)
    {
        for (var i = 0; i < Batch.Logits.Length; i++)
        {
            var (row, item) = (i / Batch.N, i % Batch.N);
            if (!Batch.IsExcluded(row, item) || double.IsNaN(outcome.Subset[i]))
                continue;
            if (outcome.Subset[i] != 0 || outcome.Gradient[i] != 0)
            {
                throw new DisagreementException(
                    $"item {item} of row {row} is excluded, but has value {outcome.Subset[i]} and gradient {outcome.Gradient[i]}");
            }
        }
    }
}
