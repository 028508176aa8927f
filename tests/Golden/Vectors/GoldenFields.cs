using SubsetGen.Golden.Batches;
using SubsetGen.Layers.Tests.GoldenVectors;

namespace SubsetGen.Golden.Vectors;

/// <summary>Where a golden case holds what must come out.</summary>
/// <param name="Subset">The field of the subset.</param>
/// <param name="Gradient">The field of the gradient for the logits.</param>
internal sealed record GoldenFields(string Subset = "output", string Gradient = "grad_input")
{
    /// <summary>Fields of a chain, whose neighbours have numbers, too.</summary>
    public static GoldenFields OfPairs { get; } = new("output_unary", "grad_input_unary") { HasPairs = true };

    /// <summary>Fields of a separable relaxation, whose k may be any number.</summary>
    public static GoldenFields OfSeparable { get; } = new() { HasFractionalK = true };

    public bool HasPairs { get; init; }

    public bool HasFractionalK { get; init; }

    /// <summary>What came out, each part with the field it belongs to.</summary>
    public IEnumerable<GoldenPart> Parts(Outcome outcome)
    {
        yield return new GoldenPart("subset", Subset, outcome.Subset);
        yield return new GoldenPart("gradient", Gradient, outcome.Gradient) { IsGradient = true };
        if (!HasPairs)
            yield break;
        yield return new GoldenPart("pair subset", "output_pairwise", outcome.PairSubset) { Fewer = 1 };
        yield return new GoldenPart("pair gradient", "grad_input_pairwise", outcome.PairGradient) { Fewer = 1, IsGradient = true };
    }
}

/// <summary>One array of what came out.</summary>
/// <param name="Name">What errors call it.</param>
/// <param name="Field">Where a golden case holds it.</param>
/// <param name="Values">The numbers of the batch.</param>
internal sealed record GoldenPart(string Name, string Field, double[] Values)
{
    public bool IsGradient { get; init; }

    /// <summary>By how much its rows are shorter than the items: 1 for pairs of neighbours.</summary>
    public int Fewer { get; init; }

    /// <summary>Whether a case has it: at a kink there is no gradient.</summary>
    public bool IsIn(GoldenCase golden) => golden.Has(Field);
}
