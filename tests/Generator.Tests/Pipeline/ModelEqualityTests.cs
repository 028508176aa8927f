using SubsetGen.Generator.Ir;
using SubsetGen.Generator.Model;
using Xunit;

namespace SubsetGen.Generator.Tests.Pipeline;

/// <summary>Descriptions of layers are equal exactly when they say the same.</summary>
public class ModelEqualityTests
{
    [Fact]
    public void Layers_described_alike_are_equal()
    {
        Assert.Equal(Spec(), Spec());
        Assert.Equal(Spec().GetHashCode(), Spec().GetHashCode());
        Assert.Equal(Spec() with { Response = Response(2) }, Spec() with { Response = Response(2) });
        Assert.Equal((Spec() with { Response = Response(2) }).GetHashCode(), (Spec() with { Response = Response(2) }).GetHashCode());
        Assert.NotEqual(Spec() with { Response = Response(2) }, Spec() with { Response = Response(3) });
        Assert.Equal(Parsed(["a", "b"]), Parsed(["a", "b"]));
        Assert.Equal(Parsed(["a", "b"]).GetHashCode(), Parsed(["a", "b"]).GetHashCode());
    }

    [Fact]
    public void Layers_that_differ_in_any_one_respect_are_not_equal()
    {
        LayerSpec[] others =
        [
            Spec() with { Type = Spec().Type with { Containers = new EquatableArray<string>(["partial class Other"]) } },
            Spec() with { Type = Spec().Type with { Namespace = "Other" } },
            Spec() with { K = 4 },
            Spec() with { N = 10 },
            Spec() with { Method = "Marginals" },
            Spec() with { Noise = "Gumbel" },
            Spec() with { Sample = "TopK" },
            Spec() with { Samples = 2 },
            Spec() with { Gradient = "Other" },
            Spec() with { GradientTemperature = 2 },
            Spec() with { Lambda = 2 },
            Spec() with { AdaptiveLambda = true },
            Spec() with { AdjustableK = true },
            Spec() with { Precision = "Double" },
            Spec() with { Temperature = 0.5 },
            Spec() with { Response = Response(3) },
            Spec() with { AdjustableTemperature = true },
            Spec() with { Steps = true },
            Spec() with { Distribution = true },
            Spec() with { Targets = "Cpu" },
            Spec() with { HasTensors = true },
            Spec() with { Module = new ModuleSpec(TakesLimits: false, "Tensor", NeedsConstructor: false) },
            Spec() with { LearnableK = true },
            Spec() with { LearnableTemperature = true },
        ];

        // The type stands there twice.
        Assert.Equal(typeof(LayerSpec).GetProperties().Count(p => p.CanWrite) + 1, others.Length);
        Assert.All(others, other => Assert.NotEqual(Spec(), other));
        Assert.NotEqual(Parsed(["a", "b"]), Parsed(["b", "a"]));
        Assert.NotEqual(Parsed(["a"]), Parsed([]));
    }

    [Fact]
    public void Arrays_are_equal_by_their_elements()
    {
        Assert.Equal(new EquatableArray<string>([]), default);
        Assert.Equal(new EquatableArray<string>([]).GetHashCode(), default(EquatableArray<string>).GetHashCode());
        Assert.Equal(new EquatableArray<int>([1, 2]), new EquatableArray<int>([1, 2]));
        Assert.NotEqual(new EquatableArray<int>([1, 2]), new EquatableArray<int>([2, 1]));
        Assert.NotEqual(new EquatableArray<int>([1, 2]), new EquatableArray<int>([1]));
    }

    // New objects each time: nothing is equal by being the same.
    private static LayerSpec Spec() => new(
        new TypeName("Words", "Selector", "partial class Selector", new EquatableArray<string>(["partial class Outer"]), "Words.Outer+Selector"),
        3, "SigmoidTopK");

    private static Expr Response(double factor) => Expr.Logistic(factor * new ArgumentExpr(0));

    private static ParsedLayer Parsed(string[] errors) => new(Spec().Type, errors.Length == 0 ? Spec() : null, new EquatableArray<string>(errors));
}
