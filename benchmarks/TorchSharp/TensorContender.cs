using SubsetGen.Benchmarks.Measurement;

namespace SubsetGen.Benchmarks.TorchSharp;

/// <summary>A function of a tensor with its backward pass by autograd, as a training loop calls it: everything made is disposed with the call.</summary>
internal sealed class TensorContender : IContender
{
    private readonly Problem _problem;
    private readonly Func<Tensor, Tensor> _function;
    private readonly bool _publishes;
    private readonly Tensor _logits;
    private readonly Tensor _arriving;
    private DisposeScope? _scope;
    private Tensor? _subset;

    /// <param name="problem">What it is given.</param>
    /// <param name="function">What is measured.</param>
    /// <param name="publishes">Whether results are copied to the problem's buffers, to be compared; not while times are taken.</param>
    public TensorContender(Problem problem, Func<Tensor, Tensor> function, bool publishes = false)
    {
        (_problem, _function, _publishes) = (problem, function, publishes);
        long[] shape = [problem.Shape.Rows, problem.Shape.N];
        _logits = tensor(problem.Logits).reshape(shape).requires_grad_();
        _arriving = tensor(problem.GradSubset).reshape(shape);
    }

    public void Forward()
    {
        _scope?.Dispose();
        _scope = NewDisposeScope();
        _subset = _function(_logits);
        if (_publishes)
            _subset.detach().data<float>().CopyTo(_problem.Subset);
    }

    public void Backward()
    {
        _subset!.backward([_arriving]);
        if (_publishes)
            _logits.grad!.data<float>().CopyTo(_problem.GradLogits);
        _logits.grad!.Dispose();
        _logits.grad = null;
        _scope!.Dispose();
        _scope = null;
    }

    public void Dispose()
    {
        _scope?.Dispose();
        _logits.Dispose();
        _arriving.Dispose();
    }
}
