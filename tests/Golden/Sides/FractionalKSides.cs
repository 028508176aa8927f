using System.Numerics;
using SubsetGen.Golden.Batches;
using SubsetGen.Golden.Surface;
using SubsetGen.Layers.Tests.Surface;
using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Golden.Sides;

/// <summary>Layers whose k is any number that can be set, and has a gradient.</summary>
internal sealed class FractionalKSides<T, TLayer>(SubsetMethod method) : Sides<T, TLayer>(method)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TLayer : IFractionalKLayer<T>, IDeviceFractionalKLayer, new()
{
    public override Outcome OnHost(Batch batch)
    {
        var (layer, n) = (Create(batch), batch.N);
        var (logits, grad) = (Narrow(batch.Logits), Narrow(batch.GradSubset));
        var (subset, gradient, gradK) = (new T[logits.Length], new T[logits.Length], new T[batch.Rows]);
        using var tape = RowKForward.OnHost(layer, batch, logits, subset);
        layer.Backward(tape, Rows.Of(grad, n), Rows.Into(gradient, n), gradK);
        return new Outcome(Widen(subset), Widen(gradient)) { GradK = Widen(gradK) };
    }

    public override Outcome OnDevice(Batch batch, DeviceType storage)
    {
        using var memory = new DeviceMemory();
        var layer = Create(batch);
        nint[] shape = [batch.Rows, batch.N];
        var (logits, grad) = (memory.Of(batch.Logits, storage, shape), memory.Of(batch.GradSubset, storage, shape));
        var (subset, gradient, gradK) = (memory.For(storage, shape), memory.For(storage, shape), memory.For(storage, batch.Rows));
        using var tape = layer.Forward(logits, subset, memory.Limits(batch), memory.RowK(batch, storage), default);
        layer.Backward(tape, grad, gradient, gradK, default);
        memory.RequireGuards();
        return new Outcome(memory.Read(subset), memory.Read(gradient)) { GradK = memory.Read(gradK) };
    }
}
