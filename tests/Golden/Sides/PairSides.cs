using System.Numerics;
using SubsetGen.Golden.Batches;
using SubsetGen.Golden.Surface;
using SubsetGen.Layers.Tests.Surface;
using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Golden.Sides;

/// <summary>Layers with logits for pairs of neighbours.</summary>
internal sealed class PairSides<T, TLayer>(SubsetMethod method) : Sides<T, TLayer>(method)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TLayer : IPairRowKLayer<T>, new()
{
    public override Outcome OnHost(Batch batch)
    {
        var (layer, n, rows) = (Create(batch), batch.N, batch.Rows);
        var (logits, pairLogits) = (Narrow(batch.Logits), Narrow(batch.PairLogits!));
        var (grad, gradPairs) = (Narrow(batch.GradSubset), Narrow(batch.GradPairs!));
        var (subset, pairSubset) = (new T[logits.Length], new T[pairLogits.Length]);
        var (gradient, pairGradient) = (new T[logits.Length], new T[pairLogits.Length]);
        var k = Narrow(RowKOf(batch));
        using var tape = layer.Forward(
            Rows.Of(logits, n), Rows.Of(pairLogits, n - 1, rows), Rows.Into(subset, n), Rows.Into(pairSubset, n - 1, rows), Rows.Of(batch.AsMask(), n), k);
        layer.Backward(
            tape, Rows.Of(grad, n), Rows.Of(gradPairs, n - 1, rows), Rows.Into(gradient, n), Rows.Into(pairGradient, n - 1, rows));
        return new Outcome(Widen(subset), Widen(gradient)) { PairSubset = Widen(pairSubset), PairGradient = Widen(pairGradient) };
    }

    public override Outcome OnDevice(Batch batch, DeviceType storage)
    {
        using var memory = new DeviceMemory();
        var layer = Create(batch);
        nint[] shape = [batch.Rows, batch.N];
        nint[] pairShape = [batch.Rows, batch.N - 1];
        var (logits, pairLogits) = (memory.Of(batch.Logits, storage, shape), memory.Of(batch.PairLogits!, storage, pairShape));
        var (grad, gradPairs) = (memory.Of(batch.GradSubset, storage, shape), memory.Of(batch.GradPairs!, storage, pairShape));
        var (subset, pairSubset) = (memory.For(storage, shape), memory.For(storage, pairShape));
        var (gradient, pairGradient) = (memory.For(storage, shape), memory.For(storage, pairShape));
        using var tape = layer.Forward(
            logits, pairLogits, subset, pairSubset, memory.Limits(batch), memory.RowK(batch, storage), default);
        layer.Backward(tape, grad, gradPairs, gradient, pairGradient, default);
        memory.RequireGuards();
        return new Outcome(memory.Read(subset), memory.Read(gradient))
        {
            PairSubset = memory.Read(pairSubset), PairGradient = memory.Read(pairGradient),
        };
    }

    private static double[] RowKOf(Batch batch) => batch.RowK ?? [.. Enumerable.Repeat(batch.K, batch.Rows)];
}
