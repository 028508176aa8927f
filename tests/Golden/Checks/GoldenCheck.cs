using SubsetGen.Golden.Batches;
using SubsetGen.Golden.Sides;
using SubsetGen.Golden.Vectors;
using SubsetGen.Layers.Tests.GoldenVectors;
using SubsetGen.Layers.Tests.Surface;

namespace SubsetGen.Golden.Checks;

/// <summary>
/// A device gives the golden vectors, to the tolerances that layers on the processor are held to: double precision the truth
/// itself, single precision what double precision makes of the logits as they are after rounding.
/// </summary>
/// <param name="layer">The layer.</param>
/// <param name="reference">The same in double precision.</param>
/// <param name="rows">The vectors.</param>
/// <param name="fields">Where a case has them.</param>
internal sealed class GoldenCheck(TwoSidedLayer layer, TwoSidedLayer reference, GoldenRows rows, GoldenFields fields)
    : Check(layer, layer.OwnType, FormattableString.Invariant($"golden rows of {rows.N} at temperature {rows.Temperature:g3}"))
{
    private const double Rounding = 6e-8;

    private readonly Lazy<Batch> _batch = new(() => BatchOf(rows, fields));

    protected override Batch Batch => _batch.Value;

    public override void Judge(Outcome outcome)
    {
        RequireZerosBehind(outcome);
        if (Layer.Precision == SubsetPrecision.Double)
            JudgeDouble(outcome);
        else
            JudgeSingle(outcome);
    }

    private void JudgeDouble(Outcome outcome)
    {
        foreach (var part in fields.Parts(outcome))
        {
            foreach (var (golden, first) in rows.Cases.Where(c => part.IsIn(c.Case)))
                Closeness.Require(golden.Values(part.Field), Rows(part, golden, first), golden.Tolerance, $"{golden.Name}: {part.Name}");
        }

        if (outcome.GradK.Length == 0)
            return;
        foreach (var (golden, first) in rows.Cases.Where(c => c.Case.Has("dy_dk") && c.Case.Has("grad_input")))
        {
            // A sum of n terms of the size of the gradient that arrives.
            var allowed = golden.Tolerance * Math.Max(1, golden.GradOutput.Max(Math.Abs));
            var slope = golden.Values("dy_dk");
            for (var row = 0; row < golden.Rows; row++)
            {
                var expected = Enumerable.Range(row * golden.N, golden.N).Sum(i => slope[i] * golden.GradOutput[i]);
                Closeness.Require([expected], [outcome.GradK[first + row]], allowed, $"{golden.Name}: gradient for k of row {row}, number");
            }
        }
    }

    private void JudgeSingle(Outcome outcome)
    {
        var rounded = Batch.Rounded(Layer.OwnType);
        var at = fields.Parts(reference.OnHost(rounded)).ToList();
        var nearby = Nearby(rounded).Select(batch => fields.Parts(reference.OnHost(batch)).ToList()).ToList();
        foreach (var (i, part) in fields.Parts(outcome).Index())
        {
            foreach (var (golden, first) in rows.Cases)
            {
                var (actual, expected) = (Rows(part, golden, first), Rows(at[i], golden, first));
                var moved = nearby.Max(parts => SinglePrecision.Moved(expected, Rows(parts[i], golden, first)));
                var allowed = SinglePrecision.Natural * (part.IsGradient ? SinglePrecision.GradientScale(golden) : 1);
                var name = $"{golden.Name}: {part.Name}";
                Closeness.Require(expected, actual, allowed + moved, name);
                if (!SinglePrecision.IsSpread(golden) && part.IsIn(golden))
                    Closeness.Require(golden.Values(part.Field), actual, allowed, name);
            }
        }
    }

    /// <summary>Items behind the end of a row are not chosen.</summary>
    private void RequireZerosBehind(Outcome outcome)
    {
        for (var row = 0; row < rows.Rows; row++)
        {
            var length = Batch.Lengths![row];
            for (var i = length; i < rows.N; i++)
            {
                if (outcome.Subset[(row * rows.N) + i] != 0 || outcome.Gradient[(row * rows.N) + i] != 0)
                    throw new DisagreementException($"row {row} has {length} items, but item {i} is chosen or has a gradient");
            }
        }
    }

    /// <summary>
    /// Batches that single precision cannot tell from this one: with the distances of logits off by a rounding; and, where k may be
    /// any number, with a k that is. At a kink, the second may take a gradient away.
    /// </summary>
    private IEnumerable<Batch> Nearby(Batch rounded)
    {
        var logits = (double[])rounded.Logits.Clone();
        for (var row = 0; row < rows.Rows; row++)
        {
            var length = rounded.Lengths![row];
            SinglePrecision.Nearby(logits.AsSpan(row * rows.N, length).ToArray(), length).CopyTo(logits, row * rows.N);
        }

        yield return rounded with { Logits = logits };
        if (!fields.HasFractionalK)
            yield break;
        yield return rounded with { RowK = [.. rounded.RowK!.Select(k => k * (1 + Rounding))] };
        yield return rounded with { RowK = [.. rounded.RowK!.Select(k => k * (1 - Rounding))] };
    }

    private double[] Rows(GoldenPart part, GoldenCase golden, int first)
    {
        var (width, length) = (rows.N - part.Fewer, golden.N - part.Fewer);
        return [.. Enumerable.Range(first, golden.Rows).SelectMany(row => part.Values.Row(row, width)[..length])];
    }

    private static Batch BatchOf(GoldenRows rows, GoldenFields fields) =>
        new(rows.Widened(golden => golden.Input), rows.Widened(golden => golden.GradOutput), rows.N)
        {
            PairLogits = fields.HasPairs ? rows.Widened(golden => golden.Values("input_pairwise"), 1) : null,
            GradPairs = fields.HasPairs ? rows.Widened(golden => golden.Values("grad_output_pairwise"), 1) : null,
            Lengths = rows.Lengths,
            RowK = rows.RowK,
            Temperature = rows.Temperature,
        };
}
