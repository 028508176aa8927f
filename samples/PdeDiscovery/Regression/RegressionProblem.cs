using System.Numerics.Tensors;
using SubsetGen.PdeDiscovery.Data;
using SubsetGen.PdeDiscovery.Library;

namespace SubsetGen.PdeDiscovery.Regression;

/// <summary>Target = sum of coefficient times term, row by row: what is left of the partial differential equation.</summary>
internal sealed class RegressionProblem
{
    /// <summary>The candidate terms.</summary>
    public required IReadOnlyList<Term> Terms { get; init; }

    /// <summary>The values of each term, one array a term, one value a row.</summary>
    public required IReadOnlyList<double[]> Features { get; init; }

    /// <summary>The time derivative, one value a row.</summary>
    public required double[] Target { get; init; }

    /// <summary>
    /// The number of grid points and times that a sum over the rows stands for: the divisor that makes it a mean. It differs
    /// from the number of rows where these are Fourier coefficients.
    /// </summary>
    public required int Samples { get; init; }

    /// <summary>Turns one value a row back into a field over x and t, for looking at.</summary>
    public required Func<double[], Field> ToField { get; init; }

    /// <summary>Root mean square over x and t of one value a row.</summary>
    public double RootMeanSquare(double[] rows) => TensorPrimitives.Norm<double>(rows) / Math.Sqrt(Samples);

    /// <summary>Target minus prediction, row by row.</summary>
    public double[] Residual(ReadOnlySpan<int> chosen, ReadOnlySpan<double> coefficients)
    {
        var residual = (double[])Target.Clone();
        for (var i = 0; i < chosen.Length; i++)
            TensorPrimitives.MultiplyAdd(Features[chosen[i]], -coefficients[i], residual, residual);
        return residual;
    }
}
