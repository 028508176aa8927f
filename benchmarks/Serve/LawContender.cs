using System.Numerics.Tensors;
using SubsetGen.Benchmarks.Measurement;

namespace SubsetGen.Benchmarks.Serve;

/// <summary>
/// The log probability of given subsets, a number a row at the start of the problem's subset, and its gradient for the logits. What
/// arrives for a row is the first number of its row of gradients.
/// </summary>
internal sealed class LawContender(Problem problem, float[] given) : IContender
{
    private readonly nint[] _shape = [problem.Shape.Rows, problem.Shape.N];
    private readonly ServedLaw _law = new() { K = problem.Shape.K };

    private readonly float[] _arriving =
        [.. Enumerable.Range(0, problem.Shape.Rows).Select(row => problem.GradSubset[row * problem.Shape.N])];

    public void Forward() => _law.LogProbability(
        new ReadOnlyTensorSpan<float>(problem.Logits, _shape), new ReadOnlyTensorSpan<float>(given, _shape),
        problem.Subset.AsSpan(0, problem.Shape.Rows));

    public void Backward() => _law.LogProbabilityVjp(
        new ReadOnlyTensorSpan<float>(problem.Logits, _shape), new ReadOnlyTensorSpan<float>(given, _shape), _arriving,
        new TensorSpan<float>(problem.GradLogits, _shape));

    public void Dispose()
    {
    }
}
