using System.Numerics.Tensors;
using SubsetGen.EstimatorStudy.Statistics;

namespace SubsetGen.EstimatorStudy.RootFinding;

/// <summary>A c to find with sum of sigmoid(x + c) = k.</summary>
internal sealed class RootProblem
{
    private readonly double[] exponentials;

    /// <summary>Draws a problem of the published benchmark.</summary>
    /// <param name="random">Decides the draws.</param>
    /// <param name="items">Number of items n.</param>
    /// <param name="deviation">Standard deviation of the items, normal with mean 0.</param>
    public RootProblem(SplitMix random, int items, double deviation)
    {
        var values = new double[items];
        for (var i = 0; i < items; i++)
            values[i] = deviation * random.Gaussian();
        Size = 1 + random.Below(items - 1);
        exponentials = new double[items];
        TensorPrimitives.Exp<double>(values, exponentials);
        Mean = TensorPrimitives.Average<double>(values);
        MeanSquare = TensorPrimitives.SumOfSquares<double>(values) / items;
        Array.Sort(values);
        (Smallest, Largest) = (values[0], values[^1]);
        Quantile = Interpolate(values, (double)(items - Size) / items * (items - 1));
    }

    /// <summary>n.</summary>
    public int Items => exponentials.Length;

    /// <summary>k, uniform from 1 to n - 1.</summary>
    public int Size { get; }

    /// <summary>Mean of the items.</summary>
    public double Mean { get; }

    /// <summary>Mean of their squares.</summary>
    public double MeanSquare { get; }

    /// <summary>The smallest item.</summary>
    public double Smallest { get; }

    /// <summary>The largest item.</summary>
    public double Largest { get; }

    /// <summary>The (n - k)/n quantile of the items.</summary>
    public double Quantile { get; }

    /// <summary>The logit of k/n.</summary>
    public double Logit => Math.Log((double)Size / (exponentials.Length - Size));

    /// <summary>The sum at c less k, with two derivatives.</summary>
    /// <remarks>With the exponentials of the items at hand, sigmoid(x + c) is exp(x) C / (1 + exp(x) C) with C = exp(c).</remarks>
    public RootPoint At(double c) => RootSums.At(exponentials, c, Size);

    private static double Interpolate(double[] sorted, double place)
    {
        var below = (int)place;
        return below + 1 < sorted.Length ? sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]) : sorted[^1];
    }
}
