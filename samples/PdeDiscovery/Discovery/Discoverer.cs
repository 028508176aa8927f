using SubsetGen.PdeDiscovery.Data;
using SubsetGen.PdeDiscovery.Derivatives;
using SubsetGen.PdeDiscovery.Library;
using SubsetGen.PdeDiscovery.Regression;

namespace SubsetGen.PdeDiscovery.Discovery;

/// <summary>From a field to an equation.</summary>
internal static class Discoverer
{
    /// <summary>The fewest snapshots that a scheme can work with.</summary>
    public static int MinTimes(DerivativeScheme scheme) =>
        scheme == DerivativeScheme.Weak ? WeakForm.MinTimes : FiniteDifferences.MinTimes;

    /// <summary>Evaluates the candidate terms and the time derivative on the field.</summary>
    public static RegressionProblem Prepare(Field field, DerivativeScheme scheme) =>
        scheme == DerivativeScheme.Weak
            ? WeakForm.Build(field, TermLibrary.Terms)
            : FiniteDifferences.Build(field, TermLibrary.Terms);

    /// <summary>Learns the terms, then fits their coefficients.</summary>
    /// <param name="problem">Candidate terms and target.</param>
    /// <param name="seed">Seed of the sampler; the same seed gives the same result.</param>
    /// <param name="iterations">Learning iterations, at least 1.</param>
    /// <param name="progress">Called after each iteration with the number done.</param>
    /// <exception cref="ArgumentException">A term or the time derivative vanishes on the data.</exception>
    public static DiscoveryResult Discover(
        RegressionProblem problem, ulong seed, int iterations, Action<int>? progress = null)
    {
        var equations = new NormalEquations(problem);
        var history = new LearningHistory(iterations);
        var learner = new SubsetLearner(equations, seed, history);
        for (var i = 0; i < iterations; i++)
        {
            learner.Iterate();
            progress?.Invoke(i + 1);
        }

        var fit = new SubsetFit(equations, TermLibrary.ChosenTerms);
        fit.Fit(learner.Chosen);
        var coefficients = fit.DataCoefficients();
        var residual = problem.Residual(fit.Chosen, coefficients);
        return new()
        {
            Equation = new([.. fit.Chosen.Select((term, i) => (coefficients[i], problem.Terms[term]))]),
            Terms = problem.Terms,
            Marginals = learner.Marginals(),
            History = history,
            Error = problem.RootMeanSquare(residual),
            TargetRms = equations.TargetRms,
            Target = problem.ToField(problem.Target),
            Residual = problem.ToField(residual),
        };
    }
}
