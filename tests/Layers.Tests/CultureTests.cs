using System.Globalization;
using SubsetGen.Layers.Tests.Compilation;
using SubsetGen.Layers.Tests.Layers;
using SubsetGen.Layers.Tests.Surface;
using Xunit;

namespace SubsetGen.Layers.Tests;

/// <summary>A culture that writes minus as U+2212 and the decimal point as a comma changes nothing.</summary>
public sealed class CultureTests
{
    private const int N = 12;

    private static readonly LayerOptions[] Layers =
    [
        new(0.25, SubsetMethod.SigmoidTopK, 1.5e-7),
        new(3, SubsetMethod.SuccessiveSoftmax, 0.3),
        new(3, SubsetMethod.Marginals, 2.5e8, SubsetPrecision.Single),
        new(2, SubsetMethod.Marginals, 0.7, Sample: SubsetSample.Exact),
    ];

    [Fact]
    public void Layers_that_are_compiled_and_run_there_give_the_same_bits()
    {
        var here = Results();
        var there = In(OddCulture(), Results);

        Assert.Equal(here, there);
    }

    [Fact]
    public void Errors_name_shapes_the_same_way()
    {
        static string Message() => Assert.Throws<ArgumentException>(
            () => new SigmoidOfThree().Infer(Rows.Of(new double[12], 6), Rows.Into(new double[10], 5))).Message;

        Assert.Equal(Message(), In(OddCulture(), Message));
    }

    private static string[] Results()
    {
        var layers = LayerCompiler.Compile(Layers);
        var (logits, weights) = (Draws.Normal(N, 313), Draws.Normal(N, 317));
        var texts = new List<string>();
        foreach (var options in Layers)
        {
            if (options.Precision == SubsetPrecision.Double)
            {
                var (subset, gradient) = layers.Create<double>(options).Run(logits, weights, N);
                texts.AddRange(subset.Concat(gradient).Select(v => v.ToString("R", CultureInfo.InvariantCulture)));
            }
            else
            {
                var (subset, gradient) = layers.Create<float>(options).Run([.. logits.Select(v => (float)v)], [.. weights.Select(v => (float)v)], N);
                texts.AddRange(subset.Concat(gradient).Select(v => v.ToString("R", CultureInfo.InvariantCulture)));
            }
        }

        return [.. texts];
    }

    private static CultureInfo OddCulture()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NegativeSign = "\u2212";
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        return culture;
    }

    private static T In<T>(CultureInfo culture, Func<T> action)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            return action();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
