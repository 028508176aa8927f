using SubsetGen.Layers.Tests.Layers;
using SubsetGen.Layers.Tests.Oracles;
using SubsetGen.Runtime.Layers;
using Xunit;

namespace SubsetGen.Layers.Tests.Kept;

/// <summary>The gradient for the temperature is the derivative of a random weighted sum of all that leaves a layer.</summary>
public sealed class TemperatureGradientTests
{
    private const int Rows = 7;
    private const int N = 9;
    private const double Temperature = 0.7;

    private static readonly Type[] Layers =
    [
        .. ItemMethods.All.Except([SubsetMethod.SuccessiveSoftmax]).Select(method => AdjustableLayers.Of(method).GetType()),
        typeof(NoisyGates), typeof(AdjustableNoisySigmoid), typeof(AdjustableLaw), typeof(AdjustableChain),
    ];

    public static TheoryData<string, string, LimitKind> Subsets
    {
        get
        {
            var kernels = new TheoryData<string, string, LimitKind>();
            foreach (var (layer, kernel) in EmittedKernels.All.Where(k => Layers.Contains(k.Layer) && k.Kernel is "Kernel" or "EntropicKernel"))
                foreach (var limits in Enum.GetValues<LimitKind>())
                    kernels.Add(layer.Name, kernel, limits);
            return kernels;
        }
    }

    public static TheoryData<string, string> Functions
    {
        get
        {
            var kernels = new TheoryData<string, string>();
            foreach (var (layer, kernel) in EmittedKernels.All)
                if (layer == typeof(AdjustableLaw) || layer == typeof(AdjustableChain))
                    kernels.Add(layer.Name, kernel);
            return kernels;
        }
    }

    [Theory, MemberData(nameof(Subsets))]
    public void Of_a_subset_it_is_the_derivative(string layer, string name, LimitKind limits)
    {
        var (kernel, call) = Of(layer, name);
        var logits = Draws.Normal(Rows * N, 569);
        // Certain items are ones at every temperature, and excluded ones zeros.
        logits[N + 2] = double.PositiveInfinity;
        logits[(2 * N) + 3] = double.NegativeInfinity;
        RequireDerivative(kernel, call, kernel.Batch(call, logits, N) with
        {
            Mask = limits == LimitKind.Mask ? [.. Enumerable.Range(0, Rows * N).Select(i => i % 5 != 3)] : null,
            Lengths = limits == LimitKind.Lengths ? [N, N - 1, N, N - 2, 5, 3, 0] : null,
        });
    }

    [Theory, MemberData(nameof(Functions))]
    public void Of_a_function_of_the_law_it_is_the_derivative(string layer, string name)
    {
        var (kernel, call) = Of(layer, name);
        var batch = kernel.Batch(call, Draws.Normal(Rows * N, 571), N);
        double[] subset = [.. Enumerable.Range(0, Rows * N).Select(i => i % 3 == 1 ? 1.0 : 0)];
        RequireDerivative(kernel, call, name != "LogProbabilityKernel" ? batch : layer == nameof(AdjustableChain)
            ? batch with { Third = subset }
            : batch with { Second = subset });
    }

    /// <summary>Between its steps the method divides by the temperature once more; that part is not the engine's.</summary>
    [Fact]
    public void Of_successive_softmaxes_it_is_the_derivative_while_there_is_one_step()
    {
        var (kernel, call) = Of(nameof(AdjustableSoftmax), EmittedKernels.OfSubset);
        RequireDerivative(kernel, call with { K = 1 }, kernel.Batch(call, Draws.Normal(Rows * N, 593), N));
    }

    [Fact]
    public void Of_a_hard_subset_it_is_that_of_the_relaxed_one()
    {
        var (hard, call) = Of(nameof(AdjustableTopK), EmittedKernels.OfSubset);
        var (relaxed, _) = Of(nameof(AdjustableNoisySigmoid), EmittedKernels.OfSubset);
        var batch = hard.Batch(call, Draws.Normal(Rows * N, 577), N);

        var gradient = hard.InKeptMemory(call, batch).GradTemperature;

        Near.Assert(relaxed.InKeptMemory(call, batch).GradTemperature, gradient, 1e-14, "gradient");
        Assert.All(gradient, g => Assert.NotEqual(0, g));
    }

    [Fact]
    public void Where_nothing_is_open_the_temperature_changes_nothing()
    {
        var (kernel, call) = Of(nameof(AdjustableSigmoid), EmittedKernels.OfSubset);
        // As many items as places; more certain items than places; none at all.
        double[] logits =
        [
            0.5, 1, double.NegativeInfinity, -2, double.NegativeInfinity,
            double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity, 3,
            .. Enumerable.Repeat(double.NegativeInfinity, 5),
        ];

        Assert.Equal([0, 0, 0], kernel.InKeptMemory(call, kernel.Batch(call, logits, 5)).GradTemperature);
    }

    [Fact]
    public void Of_a_row_that_is_not_a_number_it_is_none_either_and_of_others_it_is()
    {
        var (kernel, call) = Of(nameof(AdjustableSigmoid), EmittedKernels.OfSubset);
        var logits = Draws.Normal(Rows * N, 587);
        var expected = kernel.InKeptMemory(call, kernel.Batch(call, logits, N)).GradTemperature;
        logits[(2 * N) + 1] = double.NaN;
        expected[2] = double.NaN;

        Assert.Equal(expected, kernel.InKeptMemory(call, kernel.Batch(call, logits, N)).GradTemperature);
    }

    private static (EmittedKernel<double> Kernel, LayerCall Call) Of(string layer, string name)
    {
        var type = EmittedKernels.All.First(k => k.Layer.Name == layer).Layer;
        return (EmittedKernels.Of<double>(type, name), EmittedKernels.Call(type) with { Temperature = Temperature });
    }

    private static void RequireDerivative(EmittedKernel<double> kernel, LayerCall call, KernelBatch<double> batch)
    {
        var gradient = kernel.InKeptMemory(call, batch).GradTemperature;

        for (var row = 0; row < Rows; row++)
        {
            var expected = FiniteDifference.Gradient(t => Loss(kernel, call with { Temperature = t[0] }, batch, row), [Temperature], 1e-3);
            Near.Assert(expected, [gradient[row]], 1e-8, $"row {row}: gradient for the temperature");
        }

        Assert.Contains(gradient, g => Math.Abs(g) > 1e-3);
    }

    private static double Loss(EmittedKernel<double> kernel, LayerCall call, KernelBatch<double> batch, int row)
    {
        var results = kernel.InKeptMemory(call, batch);
        return Dot(results.Output, batch.Arriving, row) + Dot(results.SecondOutput, batch.SecondArriving, row);
    }

    private static double Dot(double[] output, double[] arriving, int row)
    {
        var n = output.Length / Rows;
        return FiniteDifference.Dot([.. output.AsSpan(row * n, n)], [.. arriving.AsSpan(row * n, n)]);
    }
}
