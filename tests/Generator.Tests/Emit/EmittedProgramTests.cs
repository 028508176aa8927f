using SubsetGen.Generator.Emit;
using SubsetGen.Generator.Methods;
using SubsetGen.Generator.Tests.Autodiff;
using SubsetGen.Generator.Tests.Interpreter;
using SubsetGen.Generator.Tests.RandomPrograms;
using Xunit;

namespace SubsetGen.Generator.Tests.Emit;

/// <summary>Emitted code computes what the interpreter says the program means.</summary>
public class EmittedProgramTests
{
    // Shorter than a vector, a vector, one more than a vector, several and a bit.
    private static readonly int[] Lengths = [5, 8, 16, 17, 37];

    // Methods with pairs have a signature and a test of their own.
    private static readonly Method[] Single = [.. MethodTable.All.Where(m => !m.HasPairs)];

    [Theory]
    [InlineData("Double", 1e-9)]
    [InlineData("Single", 5e-4)]
    public void Random_programs_and_their_gradients_come_out_as_interpreted(string precision, double tolerance)
    {
        const int Programs = 48;
        var layers = new EmittedLayers();
        for (var seed = 0; seed < Programs; seed++)
            layers.Add(new RandomMethod(seed), KOf(seed), precision, TemperatureOf(seed), adjustableTemperature: seed % 3 == 0);

        var seedOf = 0;
        foreach (var layer in layers.Load())
        {
            var seed = seedOf++;
            foreach (var n in Lengths)
                Compare(layer, new RandomMethod(seed), KOf(seed), TemperatureOf(seed), Row(seed, n), precision, tolerance, $"seed {seed}, n {n}");
        }
    }

    [Theory]
    [InlineData("Double", 1e-11)]
    [InlineData("Single", 2e-5)]
    public void Every_method_and_its_gradient_come_out_as_interpreted(string precision, double tolerance)
    {
        (Method Method, double K, double Temperature)[] cases =
            [.. from method in Single from k in new[] { 1, 3 } from t in new[] { 1, 0.5, 0.7 } select (method, (double)k, t)];
        var layers = new EmittedLayers();
        foreach (var (method, k, temperature) in cases)
            layers.Add(method, k, precision, temperature);

        foreach (var (layer, (method, k, temperature)) in layers.Load().Zip(cases))
            foreach (var n in Lengths)
                Compare(layer, method, k, temperature, Row(n, n), precision, tolerance, $"{method.Name}, k {k}, t {temperature}, n {n}");
    }

    [Theory]
    [InlineData("Double", 1e-10, 1000)]
    [InlineData("Single", 5e-5, 150)]
    public void Rows_too_wide_for_weights_come_out_as_interpreted(string precision, double tolerance, double gap)
    {
        var layers = new EmittedLayers();
        foreach (var method in Single)
            layers.Add(method, 3, precision);

        foreach (var (layer, method) in layers.Load().Zip(Single))
            foreach (var n in Lengths)
            {
                // Every third item is far below the others, and one far above.
                var row = Row(1, n);
                var logits = row.Logits.Select((x, i) => (double)(float)(x + (i % 3 == 2 ? -gap : 0) + (i == 1 ? gap : 0)));
                Compare(layer, method, 3, 1, row with { Logits = [.. logits] }, precision, tolerance, $"{method.Name}, n {n}");
            }
    }

    [Fact]
    public void The_largest_logits_leave_a_layer_that_samples_the_top_k()
    {
        var layers = new EmittedLayers();
        layers.Add(MethodTable.Find("SigmoidTopK")!, 3, "Single", sample: "TopK");

        var (subset, _) = layers.Load()[0]([0.5, 2, -1, 2, 0.25, 0.5, 0.1], new double[7]);

        Assert.Equal([1, 1, 0, 1, 0, 0, 0], subset);
    }

    [Fact]
    public void A_sum_over_steps_makes_room_for_one_step_and_not_for_each()
    {
        var method = MethodTable.Find("NeuralSort")!;
        var loops = LayerEmitter.Emit(EmittedLayers.Spec("Selector", method, 500, "Single"), method)
            .Split("for (var step = ").Skip(1).Select(rest => rest[..rest.IndexOf("\n        }\n", StringComparison.Ordinal)]).ToList();

        // Forward and backward, of one row and of short rows side by side.
        Assert.Equal(4, loops.Count);
        Assert.All(loops, loop => Assert.Contains("V.Exp", loop));
        Assert.All(loops, loop => Assert.DoesNotContain("Rent", loop));
    }

    private static double KOf(int seed) => 1 + (seed % 3);

    private static double TemperatureOf(int seed) => new[] { 1, 0.5, 0.75, 2 }[seed % 4];

    /// <summary>A row in which some items are excluded.</summary>
    private static RowInputs Row(int seed, int n)
    {
        var random = new Random(seed + (1000 * n));
        var row = RandomRow.Of(random, n, 1);
        return row with { Logits = [.. row.Logits.Select((x, i) => i % 7 == 4 && seed % 2 == 0 ? double.NegativeInfinity : (float)x)] };
    }

    private static void Compare(
        EmittedLayer layer, Method method, double k, double temperature, RowInputs row, string precision, double tolerance, string what)
    {
        var allowed = Enumerable.Range(0, row.Logits.Length).Where(i => row.Logits[i] > double.NegativeInfinity).ToArray();
        var inputs = row with
        {
            Logits = [.. allowed.Select(i => row.Logits[i])],
            Cotangent = [.. allowed.Select(i => precision == "Single" ? (float)row.Cotangent[i] : row.Cotangent[i])],
            K = k,
            Temperature = temperature,
        };
        var forward = method.Variants[^1].Forward;
        var value = RowInterpreter.Run(DerivedPrograms.Value(forward), inputs)[0];
        var gradient = RowInterpreter.Run(DerivedPrograms.Reverse(forward), inputs)[0];

        var (subset, gradLogits) = layer(row.Logits, row.Cotangent);

        RequireClose(value, allowed, subset, tolerance, $"{what}: subset");
        RequireClose(gradient, allowed, gradLogits, tolerance, $"{what}: gradient");
    }

    private static void RequireClose(RowValue expected, int[] allowed, double[] actual, double tolerance, string what)
    {
        var scale = Math.Max(1, allowed.Select((_, at) => Math.Abs(expected.At(at))).Max());
        for (var at = 0; at < allowed.Length; at++)
            Assert.True(
                Math.Abs(expected.At(at) - actual[allowed[at]]) <= tolerance * scale,
                $"{what} of item {allowed[at]}: {expected.At(at):R} interpreted, {actual[allowed[at]]:R} emitted");
        for (var item = 0; item < actual.Length; item++)
            Assert.True(allowed.Contains(item) || actual[item] == 0, $"{what} of excluded item {item}: {actual[item]:R}");
    }
}
