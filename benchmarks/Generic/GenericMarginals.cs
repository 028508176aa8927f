using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace SubsetGen.Benchmarks.Generic;

/// <summary>
/// The marginals of the k-subset distribution the ordinary way. The logits are shifted so that independent coins
/// p_i = sigmoid(x_i/t + c) expect k heads; then two tables of linear probabilities are filled, inside (a) and outside (b),
/// and mu_i = p_i sum_j a_{i-1}[j] b_i[j+1] / a_n[k]. Both tables are kept, rows x (n+1) x (k+2) elements each, and backward
/// walks their tangents along the gradient, because the Jacobian is symmetric.
/// </summary>
/// <remarks>
/// a_i[j] is the probability of j heads in the first i coins, b_i[j] that of k - j heads in the others. Only cells that a
/// path from (0, 0) to (n, k) can pass are computed; the others stay zero.
/// </remarks>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class GenericMarginals<T> : GenericLayer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly int _k;
    private readonly T _inverseTemperature;
    private readonly Row[] _kept;

    /// <inheritdoc cref="GenericSigmoidTopK{T}(int, int, double, double, int)"/>
    public GenericMarginals(int rows, int n, int k, double temperature = 1, int threads = 1)
        : base(rows, n, k, temperature, threads, scratchLength: Math.Max(2 * n, n + 2 * (k + 2)))
    {
        _k = k;
        _inverseTemperature = T.CreateChecked(1 / temperature);
        _kept = new Row[rows];
        var cells = k < n ? (n + 1) * (k + 2) : 0;
        for (var row = 0; row < rows; row++)
            _kept[row] = new Row(new T[n], new T[n], new T[n], new T[cells], new T[cells]);
    }

    /// <inheritdoc/>
    public override long KeptBytes => (long)Rows * (3 * N + _kept[0].Inside.Length + _kept[0].Outside.Length) * Unsafe.SizeOf<T>();

    /// <inheritdoc/>
    protected override void ForwardRow(int row, ReadOnlySpan<T> logits, Span<T> subset, Span<T> scratch)
    {
        if (_k >= N)
        {
            subset.Fill(T.One);
            return;
        }
        var (p, q, marginals, inside, outside) = _kept[row];
        var scaled = scratch[..N];
        TensorPrimitives.Multiply(logits, _inverseTemperature, scaled);
        var c = SigmoidRoot.Solve<T>(scaled, _k, p, scratch.Slice(N, N));
        TensorPrimitives.Subtract(-c, scaled, q);
        TensorPrimitives.Sigmoid(q, q);

        inside[At(0, 0) + 1] = T.One;
        for (var i = 1; i <= N; i++)
        {
            var (first, count) = Cells(i);
            var cells = inside.AsSpan(At(i, first) + 1, count);
            TensorPrimitives.Multiply(inside.AsSpan(At(i - 1, first) + 1, count), q[i - 1], cells);
            TensorPrimitives.MultiplyAdd(inside.AsSpan(At(i - 1, first), count), p[i - 1], cells, cells);
        }
        outside[At(N, _k)] = T.One;
        for (var i = N; i > 0; i--)
        {
            var (first, count) = Cells(i - 1);
            var chosen = outside.AsSpan(At(i, first) + 1, count);
            marginals[i - 1] = p[i - 1] * TensorPrimitives.Dot<T>(inside.AsSpan(At(i - 1, first) + 1, count), chosen);
            var cells = outside.AsSpan(At(i - 1, first), count);
            TensorPrimitives.Multiply(outside.AsSpan(At(i, first), count), q[i - 1], cells);
            TensorPrimitives.MultiplyAdd(chosen, p[i - 1], cells, cells);
        }
        TensorPrimitives.Multiply(marginals, T.One / inside[At(N, _k) + 1], marginals);
        marginals.CopyTo(subset);
    }

    /// <inheritdoc/>
    protected override void BackwardRow(int row, ReadOnlySpan<T> gradSubset, Span<T> gradLogits, Span<T> scratch)
    {
        if (_k >= N)
        {
            gradLogits.Clear();
            return;
        }
        var (p, q, marginals, inside, outside) = _kept[row];

        // Shifting the direction by its mean under mu changes nothing (the Jacobian's rows sum to 0) and makes the tangent
        // of log Z zero, so that no large terms cancel.
        var direction = scratch[..N];
        var mean = TensorPrimitives.Dot(marginals, gradSubset) / TensorPrimitives.Sum<T>(marginals);
        TensorPrimitives.Subtract(gradSubset, mean, direction);

        var tangents = scratch.Slice(N, 2 * (_k + 2));
        AccumulateInside(p, q, direction, inside, outside, tangents, gradLogits);
        AccumulateOutside(p, q, direction, inside, outside, tangents, gradLogits);
        TensorPrimitives.Multiply(gradLogits, T.One / inside[At(N, _k) + 1], gradLogits);
        TensorPrimitives.Multiply(gradLogits, p, gradLogits);
        TensorPrimitives.MultiplyAdd(marginals, direction, gradLogits, gradLogits);
        TensorPrimitives.Multiply(gradLogits, _inverseTemperature, gradLogits);
    }

    // sums[i] = sum_j a'_{i-1}[j] b_i[j+1], where a' is the tangent of a: two rows of it are held.
    private void AccumulateInside(
        T[] p, T[] q, ReadOnlySpan<T> direction, T[] inside, T[] outside, Span<T> tangents, Span<T> sums)
    {
        tangents.Clear();
        var last = tangents[..(_k + 2)];
        var next = tangents[(_k + 2)..];
        for (var i = 1; i <= N; i++)
        {
            var (from, length) = Cells(i - 1);
            sums[i - 1] = TensorPrimitives.Dot<T>(last.Slice(from + 1, length), outside.AsSpan(At(i, from) + 1, length));
            var (first, count) = Cells(i);
            var cells = next.Slice(first + 1, count);
            TensorPrimitives.Multiply(last.Slice(first + 1, count), q[i - 1], cells);
            TensorPrimitives.MultiplyAdd(last.Slice(first, count), p[i - 1], cells, cells);
            TensorPrimitives.MultiplyAdd(inside.AsSpan(At(i - 1, first), count), p[i - 1] * direction[i - 1], cells, cells);
            var swap = last;
            last = next;
            next = swap;
        }
    }

    // sums[i] += sum_j a_{i-1}[j] b'_i[j+1], where b' is the tangent of b.
    private void AccumulateOutside(
        T[] p, T[] q, ReadOnlySpan<T> direction, T[] inside, T[] outside, Span<T> tangents, Span<T> sums)
    {
        tangents.Clear();
        var last = tangents[..(_k + 2)];
        var next = tangents[(_k + 2)..];
        for (var i = N; i > 0; i--)
        {
            var (first, count) = Cells(i - 1);
            var chosen = last.Slice(first + 1, count);
            sums[i - 1] += TensorPrimitives.Dot<T>(inside.AsSpan(At(i - 1, first) + 1, count), chosen);
            var cells = next.Slice(first, count);
            TensorPrimitives.Multiply(last.Slice(first, count), q[i - 1], cells);
            TensorPrimitives.MultiplyAdd(chosen, p[i - 1], cells, cells);
            TensorPrimitives.MultiplyAdd(outside.AsSpan(At(i, first) + 1, count), p[i - 1] * direction[i - 1], cells, cells);
            var swap = last;
            last = next;
            next = swap;
        }
    }

    // A table's row has k + 2 elements: a keeps a zero before cell 0 and b one after cell k, so that no cell is special.
    private int At(int i, int j) => i * (_k + 2) + j;

    // The counts j that i coins can show if all n are to show k.
    private (int First, int Count) Cells(int i)
    {
        var first = Math.Max(0, _k - (N - i));
        return (first, Math.Min(i, _k) - first + 1);
    }

    private sealed record Row(T[] P, T[] Q, T[] Marginals, T[] Inside, T[] Outside);
}
