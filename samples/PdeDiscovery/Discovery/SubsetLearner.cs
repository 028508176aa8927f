using System.Numerics.Tensors;
using SubsetGen.PdeDiscovery.Library;
using SubsetGen.PdeDiscovery.Regression;

namespace SubsetGen.PdeDiscovery.Discovery;

/// <summary>
/// Learns which terms make up the equation: logits of a distribution over k-subsets, moved by SIMPLE (Ahmed et al. 2023)
/// towards subsets on which linear regression has a small error.
/// </summary>
/// <remarks>
/// Each iteration draws a batch of exact samples, fits each, and sends the error's gradient in the sampled 0/1 row back
/// through the layer, which stands in the gradient of the marginals. With least-squares coefficients the plain chain rule
/// gives zero for every term: the residual is orthogonal to each chosen one, and the others have no coefficient. So the
/// gradient is that of the error extended multilinearly between the 0/1 rows, refitted at each: what switching the term on
/// does to the error. That is exact, and from inner products it costs no more than the fit.
/// </remarks>
internal sealed class SubsetLearner
{
    /// <summary>Subsets drawn an iteration.</summary>
    public const int Batch = 16;

    private const double LearningRate = 0.02;

    private readonly NormalEquations equations;
    private readonly LearningHistory history;
    private readonly SubsetFit fit;
    private readonly TermSelector selector;
    private readonly Adam adam;
    private readonly double[] logits, rows, subsets, gradSubsets, gradRows, gradient;
    private readonly nint[] shape;

    /// <summary>Starts from equal logits.</summary>
    /// <param name="equations">The regression.</param>
    /// <param name="seed">Seed of the sampler.</param>
    /// <param name="history">Is told of every iteration.</param>
    public SubsetLearner(NormalEquations equations, ulong seed, LearningHistory history)
    {
        this.equations = equations;
        this.history = history;
        fit = new(equations, TermLibrary.ChosenTerms);
        selector = new() { Seed = seed };
        var terms = equations.Terms;
        adam = new(terms, LearningRate);
        (logits, gradient) = (new double[terms], new double[terms]);
        (rows, subsets) = (new double[Batch * terms], new double[Batch * terms]);
        (gradSubsets, gradRows) = (new double[Batch * terms], new double[Batch * terms]);
        shape = [Batch, terms];
    }

    /// <summary>Draws, fits, and moves the logits once.</summary>
    public void Iterate()
    {
        var terms = equations.Terms;
        var marginals = Marginals();
        for (var r = 0; r < Batch; r++)
            logits.CopyTo(rows, r * terms);

        using var tape = selector.Forward(
            new ReadOnlyTensorSpan<double>(rows, shape), new TensorSpan<double>(subsets, shape));
        var loss = 0.0;
        for (var r = 0; r < Batch; r++)
        {
            fit.Fit(subsets.AsSpan(r * terms, terms));
            fit.SwitchEffects(gradSubsets.AsSpan(r * terms, terms));
            loss += fit.RelativeError / Batch;
        }

        selector.Backward(
            tape, new ReadOnlyTensorSpan<double>(gradSubsets, shape), new TensorSpan<double>(gradRows, shape));
        Array.Clear(gradient);
        for (var r = 0; r < Batch; r++)
            TensorPrimitives.MultiplyAdd(gradRows.AsSpan(r * terms, terms), 1.0 / Batch, gradient, gradient);
        adam.Step(logits, gradient);
        history.Add(marginals, loss);
    }

    /// <summary>The inclusion probability of every term now.</summary>
    public double[] Marginals()
    {
        var marginals = new double[logits.Length];
        TermMarginals.Apply(logits, marginals);
        return marginals;
    }

    /// <summary>The most probable subset, as a 0/1 row: the k terms with the largest logits.</summary>
    public double[] Chosen
    {
        get
        {
            var chosen = new double[logits.Length];
            foreach (var (term, _) in logits.Index().OrderByDescending(p => p.Item).Take(TermLibrary.ChosenTerms))
                chosen[term] = 1;
            return chosen;
        }
    }
}
