using System.Numerics;

namespace SubsetGen.Benchmarks.Generic;

/// <summary>
/// The ordinary way to write a k-subset method, and what the generated layers are measured against: k, n and temperature
/// are run-time values, every operation is one call of TensorPrimitives, and whatever backward needs is kept for the whole
/// batch, as an autograd framework would. Buffers are allocated once and used again by every call.
/// </summary>
/// <remarks>Logits must be finite. A layer is used by one caller at a time.</remarks>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
public abstract class GenericLayer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T[][] _scratch;
    private readonly Action<int> _forwardBlock;
    private readonly Action<int> _backwardBlock;
    private readonly ParallelOptions _parallel;
    private ReadOnlyMemory<T> _input;
    private Memory<T> _output;

    /// <summary>States the sizes and allocates the scratch; a derived layer allocates what it keeps.</summary>
    /// <param name="rows">The number of rows, at least 1.</param>
    /// <param name="n">The items in a row, at least 1.</param>
    /// <param name="k">The subset size, greater than 0.</param>
    /// <param name="temperature">The temperature in the unit of the logits, positive and finite.</param>
    /// <param name="threads">At most how many blocks of rows run side by side, at least 1.</param>
    /// <param name="scratchLength">How many elements a block needs beside what is kept for backward.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size or the temperature is out of its range.</exception>
    protected GenericLayer(int rows, int n, double k, double temperature, int threads, int scratchLength)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(k);
        if (!(temperature > 0) || !double.IsFinite(temperature))
            throw new ArgumentOutOfRangeException(nameof(temperature), temperature, "The temperature must be positive and finite.");
        (Rows, N, Temperature) = (rows, n, temperature);
        _scratch = new T[Math.Min(rows, threads)][];
        for (var block = 0; block < _scratch.Length; block++)
            _scratch[block] = new T[scratchLength];
        _forwardBlock = ForwardBlock;
        _backwardBlock = BackwardBlock;
        _parallel = new ParallelOptions { MaxDegreeOfParallelism = threads };
    }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The items in a row.</summary>
    public int N { get; }

    /// <summary>The temperature in the unit of the logits.</summary>
    public double Temperature { get; }

    /// <summary>The bytes that are kept between forward and backward.</summary>
    public abstract long KeptBytes { get; }

    /// <summary>Computes the subset of every row and keeps what backward needs.</summary>
    /// <param name="logits">Rows by n logits, finite.</param>
    /// <param name="subset">Rows by n values that sum to k in each row; may not overlap the logits.</param>
    /// <exception cref="ArgumentException">A length is not rows by n.</exception>
    public void Forward(ReadOnlyMemory<T> logits, Memory<T> subset) => Run(_forwardBlock, logits, subset);

    /// <summary>Carries the gradient of the last <see cref="Forward"/> back to its logits.</summary>
    /// <param name="gradSubset">Rows by n gradients of a loss with respect to the subset.</param>
    /// <param name="gradLogits">Rows by n gradients with respect to the logits; may not overlap the input.</param>
    /// <exception cref="ArgumentException">A length is not rows by n.</exception>
    public void Backward(ReadOnlyMemory<T> gradSubset, Memory<T> gradLogits) => Run(_backwardBlock, gradSubset, gradLogits);

    /// <summary>One row of <see cref="Forward"/>.</summary>
    protected abstract void ForwardRow(int row, ReadOnlySpan<T> logits, Span<T> subset, Span<T> scratch);

    /// <summary>One row of <see cref="Backward"/>.</summary>
    protected abstract void BackwardRow(int row, ReadOnlySpan<T> gradSubset, Span<T> gradLogits, Span<T> scratch);

    private void Run(Action<int> block, ReadOnlyMemory<T> input, Memory<T> output)
    {
        if (input.Length != Rows * N || output.Length != Rows * N)
            throw new ArgumentException($"Both lengths must be {Rows} x {N}, and are {input.Length} and {output.Length}.");
        (_input, _output) = (input, output);
        if (_scratch.Length == 1)
            block(0);
        else
            Parallel.For(0, _scratch.Length, _parallel, block);
    }

    private void ForwardBlock(int block)
    {
        var input = _input.Span;
        var output = _output.Span;
        for (var row = FirstRow(block); row < FirstRow(block + 1); row++)
            ForwardRow(row, input.Slice(row * N, N), output.Slice(row * N, N), _scratch[block]);
    }

    private void BackwardBlock(int block)
    {
        var input = _input.Span;
        var output = _output.Span;
        for (var row = FirstRow(block); row < FirstRow(block + 1); row++)
            BackwardRow(row, input.Slice(row * N, N), output.Slice(row * N, N), _scratch[block]);
    }

    private int FirstRow(int block) => (int)((long)Rows * block / _scratch.Length);
}
