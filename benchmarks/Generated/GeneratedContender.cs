using System.Numerics.Tensors;
using SubsetGen.Benchmarks.Measurement;
using SubsetGen.Runtime.Layers;

namespace SubsetGen.Benchmarks.Generated;

/// <summary>The forward pass of a generated layer.</summary>
internal delegate SubsetTape<float> ForwardPass(
    scoped in ReadOnlyTensorSpan<float> logits, scoped in TensorSpan<float> subset);

/// <summary>The backward pass of a generated layer.</summary>
internal delegate void BackwardPass(
    SubsetTape<float> tape, scoped in ReadOnlyTensorSpan<float> gradSubset, scoped in TensorSpan<float> gradLogits);

/// <summary>A generated layer bound to a problem. Generated classes share no type, so their two passes come as delegates.</summary>
internal sealed class GeneratedContender(Problem problem, ForwardPass forward, BackwardPass backward) : IContender
{
    private readonly nint[] _shape = [problem.Shape.Rows, problem.Shape.N];
    private SubsetTape<float> _tape;
    private bool _taped;

    public void Forward()
    {
        Dispose();
        _tape = forward(
            new ReadOnlyTensorSpan<float>(problem.Logits, _shape), new TensorSpan<float>(problem.Subset, _shape));
        _taped = true;
    }

    public void Backward()
    {
        backward(
            _tape, new ReadOnlyTensorSpan<float>(problem.GradSubset, _shape), new TensorSpan<float>(problem.GradLogits, _shape));
        Dispose();
    }

    public void Dispose()
    {
        if (_taped)
            _tape.Dispose();
        _taped = false;
    }
}
