using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace SubsetGen.Benchmarks.Generic;

/// <summary>
/// Successive softmax the ordinary way: u = x/t; k times p = softmax(u), y += p, u += log(1 - p)/t. The k steps p are kept
/// for backward, rows x k x n elements.
/// </summary>
/// <remarks>
/// Where one item holds more than half of a step, its 1 - p is the sum of the other items, and not a difference of numbers
/// that are nearly equal. Rows where that sum underflows are outside what this layer computes.
/// </remarks>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class GenericSuccessiveSoftmax<T> : GenericLayer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int NoDominantItem = -1;

    private readonly int _k;
    private readonly T _inverseTemperature;
    private readonly T[][] _steps;
    private readonly (int Item, T Complement)[][] _dominant;

    /// <inheritdoc cref="GenericSigmoidTopK{T}(int, int, double, double, int)"/>
    public GenericSuccessiveSoftmax(int rows, int n, int k, double temperature = 1, int threads = 1)
        : base(rows, n, k, temperature, threads, scratchLength: 2 * n)
    {
        _k = k;
        _inverseTemperature = T.CreateChecked(1 / temperature);
        _steps = new T[rows][];
        _dominant = new (int, T)[rows][];
        for (var row = 0; row < rows; row++)
            (_steps[row], _dominant[row]) = (new T[k * n], new (int, T)[k]);
    }

    /// <inheritdoc/>
    public override long KeptBytes => (long)Rows * _k * (N * Unsafe.SizeOf<T>() + Unsafe.SizeOf<(int, T)>());

    /// <inheritdoc/>
    protected override void ForwardRow(int row, ReadOnlySpan<T> logits, Span<T> subset, Span<T> scratch)
    {
        var scaled = scratch[..N];
        var complement = scratch.Slice(N, N);
        TensorPrimitives.Multiply(logits, _inverseTemperature, scaled);
        subset.Clear();
        for (var j = 0; j < _k; j++)
        {
            var p = _steps[row].AsSpan(j * N, N);
            TensorPrimitives.Subtract(scaled, TensorPrimitives.Max<T>(scaled), p);
            TensorPrimitives.Exp(p, p);
            var sum = TensorPrimitives.Sum<T>(p);
            TensorPrimitives.Multiply(p, T.One / sum, p);
            TensorPrimitives.Add(subset, p, subset);
            if (j == _k - 1)
                return;
            var dominant = DominantItem(p, sum);
            _dominant[row][j] = dominant;
            TensorPrimitives.Subtract(T.One, p, complement);
            if (dominant.Item != NoDominantItem)
                complement[dominant.Item] = dominant.Complement;
            TensorPrimitives.Log(complement, complement);
            TensorPrimitives.MultiplyAdd(complement, _inverseTemperature, scaled, scaled);
        }
    }

    /// <inheritdoc/>
    protected override void BackwardRow(int row, ReadOnlySpan<T> gradSubset, Span<T> gradLogits, Span<T> scratch)
    {
        // gradLogits holds the gradient with respect to u (the scaled logits) while the steps are walked backward.
        var gradStep = scratch[..N];
        gradLogits.Clear();
        for (var j = _k - 1; j >= 0; j--)
        {
            var p = _steps[row].AsSpan(j * N, N);
            if (j == _k - 1)
            {
                TensorPrimitives.AddMultiply(gradSubset, -TensorPrimitives.Dot(gradSubset, p), p, gradLogits);
                continue;
            }
            var (item, complement) = _dominant[row][j];
            TensorPrimitives.Subtract(T.One, p, gradStep);
            if (item != NoDominantItem)
                gradStep[item] = complement;
            TensorPrimitives.Divide(gradLogits, gradStep, gradStep);
            TensorPrimitives.MultiplyAdd(gradStep, -_inverseTemperature, gradSubset, gradStep);
            AddSoftmaxGradient(p, gradStep, gradLogits, item, complement);
        }
        TensorPrimitives.Multiply(gradLogits, _inverseTemperature, gradLogits);
    }

    // With s the sum of the exponentials, the largest of which is 1, the largest p is 1/s.
    private static (int Item, T Complement) DominantItem(ReadOnlySpan<T> p, T sum)
    {
        if (sum >= T.CreateChecked(2))
            return (NoDominantItem, T.Zero);
        var item = TensorPrimitives.IndexOfMax(p);
        return (item, TensorPrimitives.Sum(p[..item]) + TensorPrimitives.Sum(p[(item + 1)..]));
    }

    // grad += p (gradStep - <gradStep, p>). For the item with p near 1 the bracket is gradStep (1 - p) - (what the others
    // hold), so that the large gradStep of that item cannot cancel.
    private static void AddSoftmaxGradient(ReadOnlySpan<T> p, Span<T> gradStep, Span<T> grad, int item, T complement)
    {
        if (item == NoDominantItem)
        {
            TensorPrimitives.Subtract(gradStep, TensorPrimitives.Dot<T>(gradStep, p), gradStep);
            TensorPrimitives.MultiplyAdd(gradStep, p, grad, grad);
            return;
        }
        var own = gradStep[item];
        gradStep[item] = T.Zero;
        var others = TensorPrimitives.Dot<T>(gradStep, p);
        TensorPrimitives.Subtract(gradStep, others + own * p[item], gradStep);
        gradStep[item] = own * complement - others;
        TensorPrimitives.MultiplyAdd(gradStep, p, grad, grad);
    }
}
