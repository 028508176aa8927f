using SubsetGen.EstimatorStudy.Statistics;

namespace SubsetGen.EstimatorStudy.LearnedSize;

/// <summary>
/// Linear regression on 30 features of which 8 matter: y = sum of w x + noise, everything standard normal but the weights,
/// which are 1 and -1 by turns. Kept as what squared errors are made of, the inner products of a sample of 1000.
/// </summary>
internal sealed class RegressionData
{
    /// <summary>Number of features.</summary>
    public const int Features = 30;

    /// <summary>How many matter: the first ones.</summary>
    public const int Relevant = 8;

    private const int Samples = 1000;
    private const double Noise = 0.5;

    private readonly double[] products = new double[Features * Features];
    private readonly double[] withTarget = new double[Features];

    /// <summary>Draws the data.</summary>
    public RegressionData(ulong seed)
    {
        var random = new SplitMix(seed);
        var row = new double[Features];
        for (var s = 0; s < Samples; s++)
        {
            var target = Noise * random.Gaussian();
            for (var i = 0; i < Features; i++)
            {
                row[i] = random.Gaussian();
                target += TrueWeight(i) * row[i];
            }

            TargetSquare += target * target / Samples;
            for (var i = 0; i < Features; i++)
            {
                withTarget[i] += row[i] * target / Samples;
                for (var j = 0; j < Features; j++)
                    products[i * Features + j] += row[i] * row[j] / Samples;
            }
        }
    }

    /// <summary>Mean of y squared: the error of predicting zero.</summary>
    public double TargetSquare { get; }

    /// <summary>The weight that made the data.</summary>
    public static double TrueWeight(int feature) => feature >= Relevant ? 0 : feature % 2 == 0 ? 1 : -1;

    /// <summary>The mean squared error of coefficients, and its derivative in them.</summary>
    public double Error(ReadOnlySpan<double> coefficients, Span<double> gradient)
    {
        var error = TargetSquare;
        for (var i = 0; i < Features; i++)
        {
            var product = 0.0;
            for (var j = 0; j < Features; j++)
                product += products[i * Features + j] * coefficients[j];
            error += coefficients[i] * (product - 2 * withTarget[i]);
            gradient[i] = 2 * (product - withTarget[i]);
        }

        return error;
    }
}
