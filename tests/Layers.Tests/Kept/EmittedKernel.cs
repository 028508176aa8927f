using System.Numerics;
using System.Numerics.Tensors;
using SubsetGen.Runtime.Layers;
using SubsetGen.Runtime.Random;

namespace SubsetGen.Layers.Tests.Kept;

/// <summary>A kernel of an emitted file, called through the engine on arrays.</summary>
internal abstract class EmittedKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How many numbers forward keeps for each row.</summary>
    public abstract int Saved(int items);

    /// <summary>Whether a tape has the gradient for the temperature.</summary>
    public abstract bool HasTemperatureOnTape { get; }

    /// <summary>A batch of these logits; further inputs and what arrives are random.</summary>
    public abstract KernelBatch<T> Batch(in LayerCall call, T[] logits, int n);

    /// <summary>Forward and backward with a tape between them.</summary>
    public abstract KernelResults<T> OnTape(in LayerCall call, KernelBatch<T> batch, bool? temperature = null);

    /// <summary>Forward and backward over memory that the caller keeps.</summary>
    public abstract KernelResults<T> InKeptMemory(in LayerCall call, KernelBatch<T> batch);

    /// <summary>The same with so many scalars between them, and outputs that may lie on the logits.</summary>
    public abstract void Forward(in LayerCall call, KernelBatch<T> batch, T[] output, T[] secondOutput, T[] saved);

    public abstract void Backward(in LayerCall call, KernelBatch<T> batch, KernelResults<T> results, T[] saved);

    /// <summary>Room for all that is written, every number a one.</summary>
    public abstract KernelResults<T> Room(in LayerCall call, KernelBatch<T> batch);
}

internal sealed class EmittedKernel<T, TKernel, TNoise> : EmittedKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TKernel : struct, IRowKernel<T>
    where TNoise : INoise
{
    public override bool HasTemperatureOnTape => !TKernel.KeepsRow;

    public override int Saved(int items) => KernelTensors<T, TKernel>.Saved(items);

    private static RowExtent GradThird => TKernel.LastIsConstant && TKernel.FourthInput == RowExtent.None ? RowExtent.None : TKernel.ThirdInput;

    private static RowExtent GradSecond => TKernel.LastIsConstant && TKernel.ThirdInput == RowExtent.None ? RowExtent.None : TKernel.SecondInput;

    private static RowExtent GradFourth => TKernel.LastIsConstant ? RowExtent.None : TKernel.FourthInput;

    private static RowExtent SecondArriving =>
        TKernel.Arriving == RowExtent.One && TKernel.SecondOutput == RowExtent.Pairs ? RowExtent.None : TKernel.SecondOutput;

    public override KernelBatch<T> Batch(in LayerCall call, T[] logits, int n)
    {
        var rows = logits.Length / n;
        return new KernelBatch<T>(logits, n)
        {
            Second = Random(TKernel.SecondInput, n, rows, 503),
            Third = Random(TKernel.ThirdInput, n, rows, 509),
            Fourth = Random(TKernel.FourthInput, n, rows, 521),
            Arriving = Random(TKernel.Arriving, n, rows * Repeats(call), 523),
            SecondArriving = Random(SecondArriving, n, rows * RepeatsOfSecond(call), 541),
        };
    }

    public override KernelResults<T> OnTape(in LayerCall call, KernelBatch<T> batch, bool? temperature = null)
    {
        var results = Room(call, batch);
        using var tape = LayerEngine<T, TKernel, TNoise>.Forward(this, call, Inputs(batch), Outputs(call, batch, results.Output, results.SecondOutput));
        LayerEngine<T, TKernel, TNoise>.Backward(this, tape, Cotangents(call, batch), Gradients(batch, results, temperature ?? HasTemperatureOnTape), call.Steps);
        return results;
    }

    public override KernelResults<T> InKeptMemory(in LayerCall call, KernelBatch<T> batch)
    {
        var results = Room(call, batch);
        var saved = new T[batch.Rows * Saved(batch.N)];
        Forward(call, batch, results.Output, results.SecondOutput, saved);
        Backward(call, batch, results, saved);
        return results;
    }

    public override void Forward(in LayerCall call, KernelBatch<T> batch, T[] output, T[] secondOutput, T[] saved) =>
        LayerEngine<T, TKernel, TNoise>.Forward(call, Inputs(batch), Outputs(call, batch, output, secondOutput), saved);

    public override void Backward(in LayerCall call, KernelBatch<T> batch, KernelResults<T> results, T[] saved) => LayerEngine<T, TKernel, TNoise>.Backward(
        call,
        Inputs(batch),
        TKernel.KeepsOutput ? Outputs(call, batch, results.Output, results.SecondOutput) : default,
        saved,
        Cotangents(call, batch),
        Gradients(batch, results));

    public override KernelResults<T> Room(in LayerCall call, KernelBatch<T> batch)
    {
        T[] Of(RowExtent extent, int repeats = 1) => [.. Enumerable.Repeat(T.One, batch.Rows * repeats * KernelBatch<T>.Length(extent, batch.N))];
        return new KernelResults<T>(
            Of(TKernel.Output, Repeats(call)),
            Of(TKernel.SecondOutput, RepeatsOfSecond(call)),
            Of(RowExtent.Items),
            Of(GradSecond),
            Of(GradThird),
            Of(GradFourth),
            batch.RowK is null || !TKernel.TakesFractionalK ? [] : Of(RowExtent.One),
            Of(RowExtent.One));
    }

    private static int Repeats(in LayerCall call) => call.Steps ? (int)call.K : call.Samples;

    private static int RepeatsOfSecond(in LayerCall call) => TKernel.SecondOutput == RowExtent.One ? 1 : Repeats(call);

    private static T[] Random(RowExtent extent, int n, int rows, int seed) =>
        [.. Draws.Normal(rows * KernelBatch<T>.Length(extent, n), seed).Select(T.CreateTruncating)];

    private static LayerInputs<T> Inputs(KernelBatch<T> batch)
    {
        var logits = Shaped(batch.Logits, RowExtent.Items, batch, 1);
        var second = Shaped(batch.Second, TKernel.SecondInput, batch, 1);
        var third = Shaped(batch.Third, TKernel.ThirdInput, batch, 1);
        var fourth = Shaped(batch.Fourth, TKernel.FourthInput, batch, 1);
        return batch switch
        {
            { Mask: { } mask, RowK: { } k } => new(logits) { Second = second, Third = third, Fourth = fourth, Mask = Of(mask, batch), RowK = k },
            { Lengths: { } lengths, RowK: { } k } => new(logits) { Second = second, Third = third, Fourth = fourth, Lengths = lengths, RowK = k },
            { Mask: { } mask } => new(logits) { Second = second, Third = third, Fourth = fourth, Mask = Of(mask, batch) },
            { Lengths: { } lengths } => new(logits) { Second = second, Third = third, Fourth = fourth, Lengths = lengths },
            { RowK: { } k } => new(logits) { Second = second, Third = third, Fourth = fourth, RowK = k },
            _ => new(logits) { Second = second, Third = third, Fourth = fourth },
        };
    }

    private static ReadOnlyTensorSpan<bool> Of(bool[] mask, KernelBatch<T> batch) => new(mask, [batch.Rows, batch.N]);

    private static LayerOutputs<T> Outputs(in LayerCall call, KernelBatch<T> batch, T[] output, T[] secondOutput) =>
        new(Shaped(output, TKernel.Output, batch, Repeats(call))) { Second = Shaped(secondOutput, TKernel.SecondOutput, batch, RepeatsOfSecond(call)) };

    private static LayerCotangents<T> Cotangents(in LayerCall call, KernelBatch<T> batch) =>
        new(Shaped(batch.Arriving, TKernel.Arriving, batch, Repeats(call))) { Second = Shaped(batch.SecondArriving, SecondArriving, batch, RepeatsOfSecond(call)) };

    private static LayerGradients<T> Gradients(KernelBatch<T> batch, KernelResults<T> results, bool temperature = true)
    {
        var logits = Shaped(results.GradLogits, RowExtent.Items, batch, 1);
        var second = Shaped(results.GradSecond, GradSecond, batch, 1);
        var third = Shaped(results.GradThird, GradThird, batch, 1);
        var fourth = Shaped(results.GradFourth, GradFourth, batch, 1);
        var gradients = new LayerGradients<T>(logits) { Second = second, Third = third, Fourth = fourth };
        if (results.GradK.Length > 0)
            gradients = gradients with { RowK = results.GradK };
        return temperature ? gradients with { RowTemperature = results.GradTemperature } : gradients;
    }

    /// <summary>[rows, numbers], or [rows, repeats, numbers]; without any, no tensor.</summary>
    private static TensorSpan<T> Shaped(T[] values, RowExtent extent, KernelBatch<T> batch, int repeats)
    {
        var length = KernelBatch<T>.Length(extent, batch.N);
        return length == 0 ? default : repeats == 1 ? new(values, [batch.Rows, length]) : new(values, [batch.Rows, repeats, length]);
    }
}
