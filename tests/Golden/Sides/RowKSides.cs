using System.Numerics;
using SubsetGen.Golden.Batches;
using SubsetGen.Golden.Surface;
using SubsetGen.Layers.Tests.Surface;
using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Golden.Sides;

/// <summary>Layers whose k is a whole number that can be set.</summary>
internal sealed class RowKSides<T, TLayer>(SubsetMethod method) : Sides<T, TLayer>(method)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TLayer : IRowKLayer<T>, IDeviceRowKLayer, new()
{
    public override Outcome OnHost(Batch batch)
    {
        var (layer, n) = (Create(batch), batch.N);
        var (logits, grad) = (Narrow(batch.Logits), Narrow(batch.GradSubset));
        var (subset, gradient) = (new T[logits.Length], new T[logits.Length]);
        using var tape = RowKForward.OnHost(layer, batch, logits, subset);
        layer.Backward(tape, Rows.Of(grad, n), Rows.Into(gradient, n));
        return new Outcome(Widen(subset), Widen(gradient));
    }

    public override Outcome OnDevice(Batch batch, DeviceType storage)
    {
        using var memory = new DeviceMemory();
        var layer = Create(batch);
        nint[] shape = [batch.Rows, batch.N];
        var (logits, grad) = (memory.Of(batch.Logits, storage, shape), memory.Of(batch.GradSubset, storage, shape));
        var (subset, gradient) = (memory.For(storage, shape), memory.For(storage, shape));
        using var tape = layer.Forward(logits, subset, memory.Limits(batch), memory.RowK(batch, storage), default);
        layer.Backward(tape, grad, gradient, default);
        memory.RequireGuards();
        return new Outcome(memory.Read(subset), memory.Read(gradient));
    }
}
