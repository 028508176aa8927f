using SubsetGen.Generator.Autodiff;
using SubsetGen.Generator.Ir;
using SubsetGen.Generator.Methods;
using SubsetGen.Generator.Passes;
using SubsetGen.Generator.Tests.Interpreter;
using SubsetGen.Generator.Tests.RandomPrograms;
using Xunit;

namespace SubsetGen.Generator.Tests.Autodiff;

/// <summary>The gradient for the temperature of a layer whose steps divide by it again.</summary>
public class TemperatureOfStepsTests
{
    [Theory]
    [InlineData("Weights", 1, 1.0)]
    [InlineData("Weights", 1, 0.3)]
    [InlineData("Weights", 6, 0.5)]
    [InlineData("Scores", 1, 1.0)]
    [InlineData("Scores", 1, 0.3)]
    [InlineData("Scores", 6, 0.5)]
    public void What_steps_add_to_what_the_logits_say_is_the_slope_along_the_temperature(string variant, double spread, double temperature)
    {
        var forward = MethodTable.Find("SuccessiveSoftmax")!.Variants.Single(v => v.Name == variant).Forward;
        foreach (var (n, k) in new[] { (2, 1), (5, 2), (12, 4), (12, 9) })
        {
            var row = RandomRow.Of(new Random(n), n, k, temperature);
            row = row with { Logits = [.. row.Logits.Select(x => spread * x)] };
            double Loss(double t) => RowInterpreter.Run(DerivedPrograms.Value(forward), row with { Temperature = t })[0].Items
                .Zip(row.Cotangent, (y, g) => y * g)
                .Sum();
            var step = 1e-5 * temperature;
            var slope = (Loss(temperature + step) - Loss(temperature - step)) / (2 * step);

            foreach (var program in new[] { Gradients(forward), PassList.Run(Gradients(forward), null) })
            {
                var found = RowInterpreter.Run(program, row);
                var ofLogits = -row.Logits.Select((x, item) => x * found[0].At(item)).Sum() / temperature;
                Assert.Equal(slope, ofLogits + found[1].Scalar, 1e-8 * (1 + Math.Abs(slope) + Math.Abs(ofLogits)));
            }
        }
    }

    /// <summary>For the logits, and the steps' part for the temperature.</summary>
    private static RowProgram Gradients(Func<RowBuilder, Node> forward)
    {
        var row = new RowBuilder();
        var program = new RowProgram([forward(row)]);
        var seeds = new Dictionary<Node, Node[]> { [program.Results[0]] = [row.Input("g", InputKind.Cotangent)] };
        var found = ReverseWalk.Adjoint(row, program, seeds, [row.Logits, row.TemperatureOfSteps]);
        return new RowProgram([row.Map("xBar", (a, b) => a + b, found[0].Row ?? row.Constant(0), found[0].Scalar ?? row.Constant(0)), found[1].Scalar!]);
    }
}
