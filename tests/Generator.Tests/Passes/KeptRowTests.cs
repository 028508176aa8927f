using SubsetGen.Generator.Ir;
using SubsetGen.Generator.Methods;
using SubsetGen.Generator.Tests.Emit;
using Xunit;

namespace SubsetGen.Generator.Tests.Passes;

/// <summary>Where backward knows its logits through one row, forward can keep that row.</summary>
public class KeptRowTests
{
    [Fact]
    public void Of_a_separable_relaxation_the_slopes_are_kept_and_both_variants_go_back_alike()
    {
        var variants = Programs(new SigmoidTopK());

        Assert.Equal(2, variants.Count);
        Assert.True(LayerPrograms.KeepOneRow(variants));
        Assert.All(variants, variant =>
        {
            var kept = variant.WithKeptRow!;
            Assert.Equal(variant.Forward.Results.Count + 1, kept.Forward.Results.Count);
            Assert.Equal(
                [InputKind.Cotangent, InputKind.Kept],
                kept.Backward.Nodes.Select(n => n.Op).OfType<InputOp>().Select(input => input.Kind).Order());
        });
    }

    [Fact]
    public void Backward_that_reads_the_logits_in_several_ways_keeps_them()
    {
        Assert.All(Programs(new SuccessiveSoftmax()), variant => Assert.Null(variant.WithKeptRow));
        Assert.All(Programs(new Marginals()), variant => Assert.Null(variant.WithKeptRow));
    }

    private static IReadOnlyList<LayerPrograms> Programs(Method method) =>
        LayerPrograms.Of(EmittedLayers.Spec("Example", method, 3, "Single", temperature: 1), method);
}
