using System.Numerics.Tensors;
using SubsetGen.Benchmarks.Measurement;

namespace SubsetGen.Benchmarks.Serve;

/// <summary>A forward pass of a layer that keeps nothing.</summary>
internal delegate void InferPass(scoped in ReadOnlyTensorSpan<float> logits, scoped in TensorSpan<float> subset);

/// <summary>A layer of which only the forward pass is measured.</summary>
internal sealed class InferContender(Problem problem, InferPass infer) : IContender
{
    private readonly nint[] _shape = [problem.Shape.Rows, problem.Shape.N];

    public void Forward() =>
        infer(new ReadOnlyTensorSpan<float>(problem.Logits, _shape), new TensorSpan<float>(problem.Subset, _shape));

    public void Backward()
    {
    }

    public void Dispose()
    {
    }
}
