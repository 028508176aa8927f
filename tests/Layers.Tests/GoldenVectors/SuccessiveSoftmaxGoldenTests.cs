using SubsetGen.Layers.Tests.Surface;
using Xunit;

namespace SubsetGen.Layers.Tests.GoldenVectors;

public sealed class SuccessiveSoftmaxGoldenTests : GoldenTests
{
    private static readonly GoldenFile Golden = new("softsub.json", SubsetMethod.SuccessiveSoftmax);

    public static TheoryData<string> Cases => Golden.Where(_ => true);

    public static TheoryData<string> WithoutFloor => Golden.Where(c => !c.Json.GetProperty("floor_hit").GetBoolean());

    public static TheoryData<string> WithSteps => Golden.Where(c => c.Has("steps"));

    private protected override GoldenFile File => Golden;

    private protected override double[] Subset(GoldenCase golden) => golden.Values("output_exact");

    private protected override double[] Gradient(GoldenCase golden) => golden.Values("grad_input_exact");

    [Theory, MemberData(nameof(Cases))]
    public void In_double_precision_the_layer_is_the_exact_recursion(string golden) => InDoublePrecision(golden);

    [Theory, MemberData(nameof(Cases))]
    public void In_single_precision_it_is_the_exact_recursion_to_single_precision(string golden) => InSinglePrecision(golden);

    [Theory, MemberData(nameof(Cases))]
    public void Every_way_to_call_it_gives_the_same_bits(string golden) => EveryWayToCall(golden);

    [Theory, MemberData(nameof(WithoutFloor))]
    public void Where_the_published_code_did_not_clamp_the_layer_agrees_with_it(string key)
    {
        var golden = Golden[key];
        var layer = Golden.Layers.Create<double>(Golden.Options(golden, SubsetPrecision.Double));

        var (subset, gradient) = layer.Run(golden.Input, golden.GradOutput, golden.N);

        // The published code takes log(1 - p), which loses digits where p is near 1.
        Near.Assert(golden.Values("output"), subset, Math.Max(golden.Tolerance, 1e-11), "subset");
        Near.Assert(golden.Values("grad_input"), gradient, Math.Max(golden.Tolerance, 1e-10), "gradient");
    }

    [Theory, MemberData(nameof(WithSteps))]
    public void The_steps_are_the_one_hots_of_the_recursion(string key)
    {
        var golden = Golden[key];
        var (k, n) = ((int)golden.K, golden.N);
        var layer = (IStepsLayer<double>)Golden.Layers.Create<double>(Golden.Options(golden, SubsetPrecision.Double));
        // The same gradient at every step is the gradient of their sum.
        var gradSteps = Enumerable.Range(0, golden.Rows)
            .SelectMany(row => Enumerable.Repeat(golden.GradOutput.Row(row, n), k).SelectMany(g => g)).ToArray();

        var (steps, gradient) = layer.RunSteps(golden.Input, gradSteps, k, n);

        // The file has the steps first, the layer the rows. The file's steps are those of the published code, with its floor.
        var published = golden.Values("steps");
        if (!golden.Json.GetProperty("floor_hit").GetBoolean())
        {
            for (var row = 0; row < golden.Rows; row++)
                for (var j = 0; j < k; j++)
                    Near.Assert(published.Row((j * golden.Rows) + row, n), steps.Row((row * k) + j, n), Math.Max(golden.Tolerance, 1e-11), $"step {j}");
        }

        for (var row = 0; row < golden.Rows; row++)
        {
            var sum = Enumerable.Range(0, n).Select(i => Enumerable.Range(0, k).Sum(j => steps[(((row * k) + j) * n) + i])).ToArray();
            Near.Assert(golden.Values("output_exact").Row(row, n), sum, golden.Tolerance, "sum of steps");
        }

        Near.Assert(golden.Values("grad_input_exact"), gradient, golden.Tolerance, "gradient");
    }
}
