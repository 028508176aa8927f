using System.Numerics;
using SubsetGen.Golden.Batches;
using SubsetGen.Golden.Surface;
using SubsetGen.Layers.Tests.Surface;
using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Golden.Sides;

/// <summary>Layers that learn from the losses of several samples; a loss is what arrives for the items of its row, one after another.</summary>
internal sealed class ScoredSides<T, TLayer>(SubsetMethod method, int samples) : Sides<T, TLayer>(method)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TLayer : IScoredLayer<T>, IDeviceScoredLayer, new()
{
    public override Outcome OnHost(Batch batch)
    {
        var layer = Create(batch);
        layer.Seed = batch.Seed;
        var (logits, losses) = (Narrow(batch.Logits), Narrow(Losses(batch)));
        var (drawn, gradient) = (new T[samples * logits.Length], new T[logits.Length]);
        using var tape = layer.Forward(Rows.Of(logits, batch.N), Rows.IntoSteps(drawn, samples, batch.N));
        layer.Backward(tape, losses, Rows.Into(gradient, batch.N));
        return new Outcome(Widen(drawn), Widen(gradient));
    }

    public override Outcome OnDevice(Batch batch, DeviceType storage)
    {
        using var memory = new DeviceMemory();
        var layer = Create(batch);
        layer.Seed = batch.Seed;
        nint[] shape = [batch.Rows, batch.N];
        var (logits, losses) = (memory.Of(batch.Logits, storage, shape), memory.Of(Losses(batch), storage, batch.Rows, samples));
        var (drawn, gradient) = (memory.For(storage, batch.Rows, samples, batch.N), memory.For(storage, shape));
        using var tape = layer.Forward(logits, drawn, memory.Limits(batch), default);
        layer.Backward(tape, losses, gradient, default);
        memory.RequireGuards();
        return new Outcome(memory.Read(drawn), memory.Read(gradient));
    }

    private double[] Losses(Batch batch) =>
        [.. Enumerable.Range(0, batch.Rows).SelectMany(row => batch.GradSubset.Row(row, batch.N)[..samples])];
}
