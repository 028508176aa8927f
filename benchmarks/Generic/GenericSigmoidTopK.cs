using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace SubsetGen.Benchmarks.Generic;

/// <summary>
/// Sigmoid top-k the ordinary way: y = sigmoid(x/t + c) with c such that the row sums to k, found by
/// <see cref="SigmoidRoot"/>; backward is the implicit gradient from the kept y, rows x n elements.
/// </summary>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class GenericSigmoidTopK<T> : GenericLayer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly double _k;
    private readonly T _inverseTemperature;
    private readonly T[][] _subset;

    /// <summary>States the sizes and allocates what is kept for backward.</summary>
    /// <param name="rows">The number of rows, at least 1.</param>
    /// <param name="n">The items in a row, at least 1.</param>
    /// <param name="k">The subset size, greater than 0; from n on every item is chosen.</param>
    /// <param name="temperature">The temperature in the unit of the logits, positive and finite.</param>
    /// <param name="threads">At most how many blocks of rows run side by side, at least 1.</param>
    public GenericSigmoidTopK(int rows, int n, double k, double temperature = 1, int threads = 1)
        : base(rows, n, k, temperature, threads, scratchLength: 2 * n)
    {
        _k = k;
        _inverseTemperature = T.CreateChecked(1 / temperature);
        _subset = new T[rows][];
        for (var row = 0; row < rows; row++)
            _subset[row] = new T[n];
    }

    /// <inheritdoc/>
    public override long KeptBytes => (long)Rows * N * Unsafe.SizeOf<T>();

    /// <inheritdoc/>
    protected override void ForwardRow(int row, ReadOnlySpan<T> logits, Span<T> subset, Span<T> scratch)
    {
        var kept = _subset[row];
        if (_k >= N)
        {
            kept.AsSpan().Fill(T.One);
        }
        else
        {
            var scaled = scratch[..N];
            TensorPrimitives.Multiply(logits, _inverseTemperature, scaled);
            SigmoidRoot.Solve<T>(scaled, _k, kept, scratch.Slice(N, N));
        }
        kept.CopyTo(subset);
    }

    /// <inheritdoc/>
    protected override void BackwardRow(int row, ReadOnlySpan<T> gradSubset, Span<T> gradLogits, Span<T> scratch)
    {
        // dL/dx = w (g - <w, g>/sum w)/t with w = y (1 - y); a saturated row has no gradient.
        var y = _subset[row];
        var weights = scratch[..N];
        TensorPrimitives.Subtract(T.One, y, weights);
        TensorPrimitives.Multiply(weights, y, weights);
        var total = TensorPrimitives.Sum<T>(weights);
        if (total == T.Zero)
        {
            gradLogits.Clear();
            return;
        }
        TensorPrimitives.AddMultiply(gradSubset, -TensorPrimitives.Dot(gradSubset, weights) / total, weights, gradLogits);
        TensorPrimitives.Multiply(gradLogits, _inverseTemperature, gradLogits);
    }
}
