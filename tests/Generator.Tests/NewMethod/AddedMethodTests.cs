using System.Reflection;
using SubsetGen.Generator.Ir;
using SubsetGen.Generator.Methods;
using SubsetGen.Generator.Tests.Emit;
using Xunit;

namespace SubsetGen.Generator.Tests.NewMethod;

/// <summary>
/// The worked example of docs/adding-a-method.md: a separable relaxation is one file that states its response, and the
/// compiler makes the rest.
/// </summary>
public class AddedMethodTests
{
    [Theory]
    [InlineData("Double", 1e-12, 1e-9)]
    [InlineData("Single", 2e-5, 2e-4)]
    public void A_method_of_one_file_computes_the_published_operator_and_its_gradient(string precision, double tolerance, double wideTolerance)
    {
        var cases = GoldenCase.Read("lapsum_topk.json");
        var layers = new EmittedLayers();
        foreach (var golden in cases)
            layers.Add(new LaplaceTopK(), golden.K, precision, golden.Tau);

        foreach (var (layer, golden) in layers.Load().Zip(cases))
        {
            // A spread of 50 temperatures leaves fewer digits to the small side, in whatever arithmetic.
            var isWide = golden.Input.Max() - golden.Input.Min() > 20 * golden.Tau;
            // What a logit of this size is off by when single precision holds it.
            var rounding = precision == "Single" ? golden.Input.Max(Math.Abs) / golden.Tau * 6e-8 : 0;
            for (var row = 0; row < golden.Batch; row++)
            {
                var items = new Range(row * golden.N, (row + 1) * golden.N);
                var (subset, gradLogits) = layer(golden.Input[items], golden.GradOutput[items]);
                RequireClose(golden.Output[items], subset, rounding + (isWide ? wideTolerance : tolerance), golden.Name);
                RequireClose(golden.GradInput[items], gradLogits, rounding + (isWide ? wideTolerance : tolerance), golden.Name + " gradient");
            }
        }
    }

    [Fact]
    public void The_pages_method_is_the_one_tested_here()
    {
        var method = File.ReadAllText(Path.Combine(ProjectFolder, "NewMethod/LaplaceTopK.cs"));

        Assert.Contains(method[method.IndexOf("/// <summary>", StringComparison.Ordinal)..], Page);
    }

    [Fact]
    public void The_pages_row_program_is_what_stands_in_the_emitted_file()
    {
        var source = LayerPrograms.Of(EmittedLayers.Spec("Example", new LaplaceTopK(), 3, "Single", temperature: 0.5), new LaplaceTopK())[0].Source;

        Assert.Contains(string.Join("\n", Printer.Lines(source).Select(line => "    " + line)), Page);
    }

    private static string ProjectFolder => typeof(AddedMethodTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "ProjectFolder").Value!;

    private static string Page => File.ReadAllText(Path.Combine(ProjectFolder, "../../docs/adding-a-method.md"));

    private static void RequireClose(double[] expected, double[] actual, double tolerance, string what)
    {
        var scale = Math.Max(1, expected.Max(Math.Abs));
        for (var i = 0; i < expected.Length; i++)
            Assert.True(
                Math.Abs(expected[i] - actual[i]) <= tolerance * scale, $"{what}, item {i}: {expected[i]:R} expected, {actual[i]:R} emitted");
    }
}
