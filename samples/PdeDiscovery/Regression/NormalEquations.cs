using System.Numerics.Tensors;

namespace SubsetGen.PdeDiscovery.Regression;

/// <summary>
/// Everything least squares needs to know about the data: inner products of the terms, each scaled to unit root mean square,
/// with one another and with the target. A fit on any subset then costs nothing that grows with the data.
/// </summary>
internal sealed class NormalEquations
{
    private readonly double[] gram;
    private readonly double[] correlation;
    private readonly double[] coefficientScale;

    /// <summary>Sums the products up.</summary>
    /// <param name="problem">Terms and target over all rows.</param>
    /// <exception cref="ArgumentException">A term or the target is zero, or not finite, everywhere.</exception>
    public NormalEquations(RegressionProblem problem)
    {
        Terms = problem.Terms.Count;
        var targetNorm = Norm(problem.Target, "the time derivative");
        var norms = problem.Terms.Zip(problem.Features, (term, feature) => Norm(feature, term.Name)).ToArray();
        TargetRms = targetNorm / Math.Sqrt(problem.Samples);
        coefficientScale = Array.ConvertAll(norms, norm => targetNorm / norm);
        correlation = [.. problem.Features.Select((f, i) => Dot(f, problem.Target) / (norms[i] * targetNorm))];
        gram = new double[Terms * Terms];
        for (var i = 0; i < Terms; i++)
            for (var j = 0; j <= i; j++)
                gram[i * Terms + j] = gram[j * Terms + i] = Dot(problem.Features[i], problem.Features[j]) / (norms[i] * norms[j]);
    }

    /// <summary>Number of candidate terms.</summary>
    public int Terms { get; }

    /// <summary>Root mean square of the target, the unit of every relative error here.</summary>
    public double TargetRms { get; }

    /// <summary>The inner product of two unit terms: the cosine of the angle between them.</summary>
    public double Gram(int i, int j) => gram[i * Terms + j];

    /// <summary>The inner product of a unit term and the unit target.</summary>
    public double Correlation(int i) => correlation[i];

    /// <summary>A coefficient of unit terms and unit target, in the units of the data.</summary>
    public double InDataUnits(int term, double coefficient) => coefficient * coefficientScale[term];

    private static double Norm(double[] values, string name)
    {
        var norm = Math.Sqrt(Dot(values, values));
        return norm > 0 && double.IsFinite(norm)
            ? norm
            : throw new ArgumentException($"{name} is {(norm == 0 ? "zero" : "not finite")} on this data");
    }

    private static double Dot(double[] a, double[] b) => TensorPrimitives.Dot<double>(a, b);
}
