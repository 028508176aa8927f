using System.ComponentModel;
using System.Numerics;
using System.Numerics.Tensors;
using SubsetGen.Runtime.Cpu;
using SubsetGen.Runtime.Numerics;
using SubsetGen.Runtime.Random;

namespace SubsetGen.Runtime.Layers;

/// <summary>
/// What every layer does around its kernel: checks shapes, keeps the tape, spreads rows over threads. All checks come
/// before the first write.
/// </summary>
/// <typeparam name="T">Element type of the layer.</typeparam>
/// <typeparam name="TKernel">The emitted kernel.</typeparam>
/// <typeparam name="TNoise">What perturbs the logits.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class LayerEngine<T, TKernel, TNoise>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TKernel : struct, IRowKernel<T>
    where TNoise : INoise
{
    /// <summary>Forward with a tape for backward.</summary>
    public static SubsetTape<T> Forward(
        object owner,
        in LayerCall call,
        scoped in ReadOnlyTensorSpan<T> logits,
        scoped in TensorSpan<T> output,
        scoped in ReadOnlyTensorSpan<bool> mask = default,
        ReadOnlySpan<int> lengths = default,
        LimitKind limit = LimitKind.None)
    {
        var shape = Check(call, logits, output, mask, lengths, limit);
        var storage = TapeStorage<T>.Rent(owner, call, shape, logits.Lengths, TKernel.SavedScalars);
        try
        {
            Run(call, shape, logits, output, mask, lengths, limit, storage.Logits, storage.Saved);
        }
        catch
        {
            storage.Return();
            throw;
        }

        return new SubsetTape<T>(storage);
    }

    /// <summary>Forward without a tape.</summary>
    public static void Infer(
        in LayerCall call,
        scoped in ReadOnlyTensorSpan<T> logits,
        scoped in TensorSpan<T> output,
        scoped in ReadOnlyTensorSpan<bool> mask = default,
        ReadOnlySpan<int> lengths = default,
        LimitKind limit = LimitKind.None)
    {
        var shape = Check(call, logits, output, mask, lengths, limit);
        Run(call, shape, logits, output, mask, lengths, limit, default, default);
    }

    /// <summary>The adjoint of the forward pass that made the tape.</summary>
    public static void Backward(
        object owner,
        in SubsetTape<T> tape,
        scoped in ReadOnlyTensorSpan<T> gradOutput,
        scoped in TensorSpan<T> gradLogits,
        bool steps = false)
    {
        var storage = tape.Open(owner, steps);
        var call = storage.Call;
        var forward = new ReadOnlyTensorSpan<T>(storage.Logits.AsSpan(0, storage.Shape.Rows * storage.Shape.Items), storage.Lengths);
        BatchShape.RequireSame(forward, gradOutput, steps ? "gradSteps" : "gradSubset", steps ? (int)call.K : 0);
        BatchShape.RequireSame(forward, gradLogits.AsReadOnlyTensorSpan(), "gradLogits");
        BatchShape.RequireApart(
            gradOutput, steps ? "gradSteps" : "gradSubset", gradLogits.AsReadOnlyTensorSpan(), "gradLogits", mayCoincide: !steps);
        storage.IsUsed = true;
        RunBack(call, storage.Shape, storage.Logits, storage.Saved, gradOutput, gradLogits);
    }

    /// <summary>The vector-Jacobian product at given logits, without a tape: forward is computed again.</summary>
    public static void Vjp(
        in LayerCall call,
        scoped in ReadOnlyTensorSpan<T> logits,
        scoped in ReadOnlyTensorSpan<T> gradSubset,
        scoped in TensorSpan<T> gradLogits,
        scoped in ReadOnlyTensorSpan<bool> mask = default,
        ReadOnlySpan<int> lengths = default,
        LimitKind limit = LimitKind.None)
    {
        var shape = Check(call, logits, gradLogits, mask, lengths, limit, "gradLogits");
        BatchShape.RequireSame(logits, gradSubset, nameof(gradSubset));
        BatchShape.RequireApart(gradSubset, nameof(gradSubset), gradLogits.AsReadOnlyTensorSpan(), nameof(gradLogits), mayCoincide: true);
        var storage = TapeStorage<T>.Rent(typeof(TKernel), call, shape, logits.Lengths, TKernel.SavedScalars);
        try
        {
            // The output goes where the gradient will: nobody reads it.
            var scratch = System.Buffers.ArrayPool<T>.Shared.Rent(shape.Rows * shape.Items);
            var output = new TensorSpan<T>(scratch.AsSpan(0, shape.Rows * shape.Items), logits.Lengths);
            Run(call, shape, logits, output, mask, lengths, limit, storage.Logits, storage.Saved);
            System.Buffers.ArrayPool<T>.Shared.Return(scratch);
            RunBack(call, shape, storage.Logits, storage.Saved, gradSubset, gradLogits);
        }
        finally
        {
            storage.Return();
        }
    }

    private static BatchShape Check(
        in LayerCall call,
        in ReadOnlyTensorSpan<T> logits,
        in TensorSpan<T> output,
        in ReadOnlyTensorSpan<bool> mask,
        ReadOnlySpan<int> lengths,
        LimitKind limit,
        string? outputName = null)
    {
        var shape = BatchShape.OfLogits(logits, call.FixedLength);
        outputName ??= call.Steps ? "steps" : "subset";
        var readOnlyOutput = output.AsReadOnlyTensorSpan();
        BatchShape.RequireSame(logits, readOnlyOutput, outputName, call.Steps ? (int)call.K : 0);
        BatchShape.RequireApart(logits, nameof(logits), readOnlyOutput, outputName, mayCoincide: !call.Steps);
        if (limit == LimitKind.Mask)
        {
            BatchShape.RequireSame(logits, mask, nameof(mask));
            BatchShape.RequireApart(mask, nameof(mask), readOnlyOutput, outputName, mayCoincide: false);
        }
        else if (limit == LimitKind.Lengths)
        {
            shape.RequireLengths(lengths);
        }

        return shape;
    }

    private static void Run(
        in LayerCall call,
        BatchShape shape,
        in ReadOnlyTensorSpan<T> logits,
        in TensorSpan<T> output,
        in ReadOnlyTensorSpan<bool> mask,
        ReadOnlySpan<int> lengths,
        LimitKind limit,
        T[]? keptLogits,
        T[]? saved)
    {
        if (shape.Rows == 0)
            return;
        fixed (T* logitsStart = &logits.GetPinnableReference(), outputStart = &output.GetPinnableReference())
        fixed (bool* maskStart = &mask.GetPinnableReference())
        fixed (int* lengthsStart = lengths)
        fixed (T* keptStart = keptLogits, savedStart = saved)
        {
            var limits = new RowLimits(limit == LimitKind.Mask ? maskStart : null, limit == LimitKind.Lengths ? lengthsStart : null);
            var outputLength = shape.Items * (call.Steps ? (int)call.K : 1);
            if (LaneWidth.Bits == 512)
                Schedule(new ForwardJob<Lanes512<T>, T, TKernel, TNoise>(call, limits, logitsStart, outputStart, keptStart, savedStart, shape.Items, outputLength), shape);
            else if (LaneWidth.Bits == 256)
                Schedule(new ForwardJob<Lanes256<T>, T, TKernel, TNoise>(call, limits, logitsStart, outputStart, keptStart, savedStart, shape.Items, outputLength), shape);
            else
                Schedule(new ForwardJob<Lanes128<T>, T, TKernel, TNoise>(call, limits, logitsStart, outputStart, keptStart, savedStart, shape.Items, outputLength), shape);
        }
    }

    private static void RunBack(
        in LayerCall call, BatchShape shape, T[] logits, T[] saved, in ReadOnlyTensorSpan<T> gradOutput, in TensorSpan<T> gradLogits)
    {
        if (shape.Rows == 0)
            return;
        fixed (T* logitsStart = logits, savedStart = saved)
        fixed (T* gradOutputStart = &gradOutput.GetPinnableReference(), gradLogitsStart = &gradLogits.GetPinnableReference())
        {
            var outputLength = shape.Items * (call.Steps ? (int)call.K : 1);
            if (LaneWidth.Bits == 512)
                Schedule(new BackwardJob<Lanes512<T>, T, TKernel, TNoise>(call, logitsStart, savedStart, gradOutputStart, gradLogitsStart, shape.Items, outputLength), shape);
            else if (LaneWidth.Bits == 256)
                Schedule(new BackwardJob<Lanes256<T>, T, TKernel, TNoise>(call, logitsStart, savedStart, gradOutputStart, gradLogitsStart, shape.Items, outputLength), shape);
            else
                Schedule(new BackwardJob<Lanes128<T>, T, TKernel, TNoise>(call, logitsStart, savedStart, gradOutputStart, gradLogitsStart, shape.Items, outputLength), shape);
        }
    }

    private static void Schedule<TJob>(in TJob job, BatchShape shape)
        where TJob : struct, IRowJob =>
        RowScheduler.Run(job, shape.Rows, (long)shape.Items * TKernel.OperationsPerItem);
}
