using System.Numerics;
using System.Numerics.Tensors;
using SubsetGen.Golden.Batches;
using SubsetGen.Golden.Surface;
using SubsetGen.Layers.Tests.Surface;
using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Golden.Sides;

/// <summary>Layers of a constant k.</summary>
/// <param name="method">Their method.</param>
/// <param name="samples">How many samples of a row leave them. What arrives for one arrives for each.</param>
internal sealed class ItemSides<T, TLayer>(SubsetMethod method, int samples = 1) : Sides<T, TLayer>(method)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TLayer : ILayer<T>, IDeviceLayer, new()
{
    public override Outcome OnHost(Batch batch)
    {
        var (layer, n) = (Create(batch), batch.N);
        var (logits, grad) = (Narrow(batch.Logits), Narrow(Arriving(batch)));
        var (subset, gradient) = (new T[samples * logits.Length], new T[logits.Length]);
        using var tape = batch switch
        {
            { Mask: { } mask } => layer.Forward(Rows.Of(logits, n), Into(subset, n), Rows.Of(mask, n)),
            { Lengths: { } lengths } => layer.Forward(Rows.Of(logits, n), Into(subset, n), lengths),
            _ => layer.Forward(Rows.Of(logits, n), Into(subset, n)),
        };
        layer.Backward(tape, Of(grad, n), Rows.Into(gradient, n));
        return new Outcome(Widen(subset), Widen(gradient));
    }

    public override Outcome OnDevice(Batch batch, DeviceType storage)
    {
        using var memory = new DeviceMemory();
        var layer = Create(batch);
        nint[] shape = [batch.Rows, batch.N];
        nint[] sampled = samples == 1 ? shape : [batch.Rows, samples, batch.N];
        var (logits, grad) = (memory.Of(batch.Logits, storage, shape), memory.Of(Arriving(batch), storage, sampled));
        var (subset, gradient) = (memory.For(storage, sampled), memory.For(storage, shape));
        using var tape = layer.Forward(logits, subset, memory.Limits(batch), default);
        layer.Backward(tape, grad, gradient, default);
        memory.RequireGuards();
        return new Outcome(memory.Read(subset), memory.Read(gradient));
    }

    private double[] Arriving(Batch batch) =>
        [.. Enumerable.Range(0, batch.Rows).SelectMany(row => Enumerable.Repeat(batch.GradSubset.Row(row, batch.N), samples)).SelectMany(g => g)];

    private ReadOnlyTensorSpan<T> Of(T[] values, int n) => samples == 1 ? Rows.Of(values, n) : Rows.StepsOf(values, samples, n);

    private TensorSpan<T> Into(T[] values, int n) => samples == 1 ? Rows.Into(values, n) : Rows.IntoSteps(values, samples, n);
}
