using System.Buffers;
using System.ComponentModel;
using System.Numerics;
using System.Numerics.Tensors;
using SubsetGen.Runtime.Cpu;
using SubsetGen.Runtime.Layers.Packed;
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
    public static SubsetTape<T> Forward(object owner, in LayerCall call, scoped in LayerInputs<T> inputs, scoped in LayerOutputs<T> outputs)
    {
        var shape = LayerChecks<T, TKernel>.Forward(call, inputs, outputs);
        var storage = Rent(owner, call, shape, inputs);
        try
        {
            Run(call, shape, inputs, outputs, storage, storage.Saved);
        }
        catch
        {
            storage.Return();
            throw;
        }

        return new SubsetTape<T>(storage);
    }

    /// <summary>Forward whose caller keeps what backward reads: the inputs, the outputs, and the scalars that forward finds.</summary>
    /// <param name="call">The call.</param>
    /// <param name="inputs">Not written over before backward has run.</param>
    /// <param name="outputs">Nor these, where the kernel keeps its output.</param>
    /// <param name="saved">Receives the rows that the kernel keeps, if it does, and then <c>TKernel.SavedScalars</c> numbers a row.</param>
    public static void Forward(in LayerCall call, scoped in LayerInputs<T> inputs, scoped in LayerOutputs<T> outputs, Span<T> saved)
    {
        var shape = LayerChecks<T, TKernel>.Forward(call, inputs, outputs);
        KeptChecks<T, TKernel>.Forward(call, shape, inputs, outputs, saved);
        Run(call, shape, inputs, outputs, null, saved);
    }

    /// <summary>Forward without backward.</summary>
    public static void Infer(in LayerCall call, scoped in LayerInputs<T> inputs, scoped in LayerOutputs<T> outputs) =>
        Run(call, LayerChecks<T, TKernel>.Forward(call, inputs, outputs), inputs, outputs, null, default);

    /// <summary>The adjoint of the forward pass that made the tape.</summary>
    public static void Backward(
        object owner, in SubsetTape<T> tape, scoped in LayerCotangents<T> arriving, scoped in LayerGradients<T> gradients, bool steps = false)
    {
        var storage = tape.Open(owner, steps);
        var shape = storage.Shape;
        var inputs = storage.Inputs;
        LayerChecks<T, TKernel>.Backward(storage.Call, shape, inputs.Logits, arriving, gradients);
        if (TKernel.KeepsRow && gradients.HasRowTemperature)
            throw new NotSupportedException("The tape keeps no logits, and the gradient for the temperature is made of them.");
        storage.IsUsed = true;
        RunBack(storage.Call, shape, inputs, storage.Outputs, storage.Saved, arriving, gradients);
    }

    /// <summary>The adjoint of a forward pass whose caller kept what backward reads.</summary>
    /// <param name="call">The call that forward made.</param>
    /// <param name="inputs">What forward read.</param>
    /// <param name="outputs">What it wrote; not read unless the kernel keeps its output.</param>
    /// <param name="saved">The scalars that it found.</param>
    /// <param name="arriving">What arrives for the outputs.</param>
    /// <param name="gradients">Receives what is wanted. The gradient for the logits may be the memory of the logits.</param>
    public static void Backward(
        in LayerCall call, scoped in LayerInputs<T> inputs, scoped in LayerOutputs<T> outputs, ReadOnlySpan<T> saved,
        scoped in LayerCotangents<T> arriving, scoped in LayerGradients<T> gradients)
    {
        var shape = KeptChecks<T, TKernel>.Backward(call, inputs, outputs, saved, arriving, gradients);
        RunBack(call, shape, inputs, outputs, saved, arriving, gradients);
    }

    /// <summary>The vector-Jacobian product at given inputs, without a tape: forward is computed again.</summary>
    public static void Vjp(
        in LayerCall call, scoped in LayerInputs<T> inputs, scoped in LayerCotangents<T> arriving, scoped in LayerGradients<T> gradients)
    {
        var shape = LayerChecks<T, TKernel>.Inputs(call, inputs);
        LayerChecks<T, TKernel>.Backward(call, shape, inputs.Logits, arriving, gradients);
        LayerChecks<T, TKernel>.Apart(inputs, gradients);
        var storage = Rent(typeof(TKernel), call, shape, inputs);
        var output = ArrayPool<T>.Shared.Rent(checked(shape.Rows * shape.Length(TKernel.Output, call.Repeats)));
        var secondOutput = ArrayPool<T>.Shared.Rent(checked(shape.Rows * shape.Length(TKernel.SecondOutput, call.RepeatsOf(TKernel.SecondOutput))));
        try
        {
            Run(call, shape, inputs, new LayerOutputs<T>(new TensorSpan<T>(output)) { Second = new TensorSpan<T>(secondOutput) }, storage, storage.Saved);
            RunBack(call, shape, storage.Inputs, storage.Outputs, storage.Saved, arriving, gradients);
        }
        finally
        {
            ArrayPool<T>.Shared.Return(output);
            ArrayPool<T>.Shared.Return(secondOutput);
            storage.Return();
        }
    }

    private static TapeStorage<T> Rent(object owner, in LayerCall call, BatchShape shape, in LayerInputs<T> inputs)
    {
        var layout = new TapeLayout(
            TKernel.KeepsRow ? 0 : shape.Items,
            shape.Length(TKernel.SecondInput),
            shape.Length(TKernel.ThirdInput),
            shape.Length(TKernel.FourthInput),
            KernelTensors<T, TKernel>.Saved(shape.Items),
            TKernel.KeepsOutput ? shape.Length(TKernel.Output, call.Repeats) : 0,
            TKernel.KeepsOutput ? shape.Length(TKernel.SecondOutput, call.RepeatsOf(TKernel.SecondOutput)) : 0);
        return TapeStorage<T>.Rent(owner, call, shape, inputs.Logits.Lengths, layout, inputs.RowK);
    }

    private static void Run(
        in LayerCall call, BatchShape shape, in LayerInputs<T> inputs, in LayerOutputs<T> outputs, TapeStorage<T>? tape, Span<T> kept)
    {
        if (shape.Rows == 0)
            return;
        fixed (T* logits = &inputs.Logits.GetPinnableReference(), second = &inputs.Second.GetPinnableReference(), rowK = inputs.RowK)
        fixed (T* third = &inputs.Third.GetPinnableReference(), fourth = &inputs.Fourth.GetPinnableReference())
        fixed (T* output = &outputs.First.GetPinnableReference(), secondOutput = &outputs.Second.GetPinnableReference())
        fixed (bool* mask = &inputs.Mask.GetPinnableReference())
        fixed (int* lengths = inputs.Lengths)
        fixed (T* keptLogits = tape?.Logits, keptSecond = tape?.Second, keptThird = tape?.Third, keptFourth = tape?.Fourth, saved = kept)
        fixed (T* keptOutput = tape?.Output, keptSecondOutput = tape?.SecondOutput)
        {
            Schedule(new ForwardJob<T, TKernel, TNoise>
            {
                Call = call,
                Limits = Limits(inputs, mask, lengths),
                Logits = new(logits, shape.Items),
                Second = new(second, shape.Length(TKernel.SecondInput)),
                Third = new(third, shape.Length(TKernel.ThirdInput)),
                Fourth = new(fourth, shape.Length(TKernel.FourthInput)),
                RowK = new(rowK, 1),
                Output = new(output, shape.Length(TKernel.Output, call.Repeats)),
                SecondOutput = new(secondOutput, shape.Length(TKernel.SecondOutput, call.RepeatsOf(TKernel.SecondOutput))),
                Tape = Rows(shape, call, keptLogits, keptSecond, keptThird, keptFourth, saved, keptOutput, keptSecondOutput),
            }, shape);
        }
    }

    private static void RunBack(
        in LayerCall call, BatchShape shape, in LayerInputs<T> inputs, in LayerOutputs<T> outputs, ReadOnlySpan<T> kept,
        in LayerCotangents<T> arriving, in LayerGradients<T> gradients)
    {
        if (shape.Rows == 0)
            return;
        fixed (T* logits = &inputs.Logits.GetPinnableReference(), second = &inputs.Second.GetPinnableReference(), rowK = inputs.RowK)
        fixed (T* third = &inputs.Third.GetPinnableReference(), fourth = &inputs.Fourth.GetPinnableReference(), saved = kept)
        fixed (T* output = &outputs.First.GetPinnableReference(), secondOutput = &outputs.Second.GetPinnableReference())
        fixed (bool* mask = &inputs.Mask.GetPinnableReference())
        fixed (int* lengths = inputs.Lengths)
        fixed (T* first = &arriving.First.GetPinnableReference(), secondArriving = &arriving.Second.GetPinnableReference())
        fixed (T* gradLogits = &gradients.Logits.GetPinnableReference(), gradSecond = &gradients.Second.GetPinnableReference())
        fixed (T* gradThird = &gradients.Third.GetPinnableReference(), gradFourth = &gradients.Fourth.GetPinnableReference())
        fixed (T* gradK = gradients.RowK, gradTemperature = gradients.RowTemperature)
        {
            Schedule(new BackwardJob<T, TKernel, TNoise>
            {
                Call = call,
                Limits = Limits(inputs, mask, lengths),
                Tape = Rows(shape, call, logits, second, third, fourth, saved, output, secondOutput),
                RowK = new(rowK, 1),
                Arriving = new(first, shape.Length(TKernel.Arriving, call.Repeats)),
                SecondArriving = new(secondArriving, shape.Length(TKernel.SecondOutput, call.RepeatsOf(TKernel.SecondOutput))),
                GradLogits = new(gradLogits, shape.Items),
                GradSecond = new(gradSecond, shape.Length(TKernel.SecondInput)),
                GradThird = new(gradThird, shape.Length(TKernel.ThirdInput)),
                GradFourth = new(gradFourth, shape.Length(TKernel.FourthInput)),
                GradK = new(gradK, 1),
                GradTemperature = new(gradTemperature, 1),
            }, shape);
        }
    }

    private static RowLimits Limits(in LayerInputs<T> inputs, bool* mask, int* lengths) => new(
        inputs.Limit == LimitKind.Mask ? mask : null, inputs.Limit == LimitKind.Lengths ? lengths : null);

    private static TapeRows<T> Rows(BatchShape shape, in LayerCall call, T* logits, T* second, T* third, T* fourth, T* saved, T* output, T* secondOutput) => new()
    {
        Logits = new(logits, shape.Items),
        Second = new(second, shape.Length(TKernel.SecondInput)),
        Third = new(third, shape.Length(TKernel.ThirdInput)),
        Fourth = new(fourth, shape.Length(TKernel.FourthInput)),
        Kept = new(TKernel.KeepsRow ? saved : null, shape.Items),
        Saved = new(saved == null || !TKernel.KeepsRow ? saved : saved + ((long)shape.Rows * shape.Items), TKernel.SavedScalars),
        Output = new(output, shape.Length(TKernel.Output, call.Repeats)),
        SecondOutput = new(secondOutput, shape.Length(TKernel.SecondOutput, call.RepeatsOf(TKernel.SecondOutput))),
    };

    private static void Schedule<TJob>(in TJob job, BatchShape shape)
        where TJob : struct, IRowJob
    {
        var operations = (long)shape.Items * (TKernel.OperationsPerItem + TNoise.OperationsPerItem);
        RowScheduler.Run(job, shape.Rows, job.Together > 1 ? operations / ShortRows.Gain : operations);
    }
}
