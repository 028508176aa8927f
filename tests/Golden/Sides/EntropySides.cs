using System.Numerics;
using SubsetGen.Golden.Batches;
using SubsetGen.Golden.Surface;
using SubsetGen.Layers.Tests.Surface;
using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Golden.Sides;

/// <summary>
/// A subset and the entropy of the law behind it in one pass. What arrives for the first item arrives for the entropy, too.
/// </summary>
internal sealed class EntropySides<T, TLayer>() : Sides<T, TLayer>(SubsetMethod.Marginals)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TLayer : IEntropicLayer<T>, new()
{
    public override string Name => $"{base.Name}.WithEntropy";

    public override Outcome OnHost(Batch batch)
    {
        var (layer, n) = (Create(batch), batch.N);
        var (logits, grad, gradEntropy) = (Narrow(batch.Logits), Narrow(batch.GradSubset), Narrow(batch.GradValue()));
        var (subset, entropy, gradient) = (new T[logits.Length], new T[batch.Rows], new T[logits.Length]);
        using var tape = layer.ForwardWithEntropy(Rows.Of(logits, n), Rows.Into(subset, n), entropy);
        layer.BackwardWithEntropy(tape, Rows.Of(grad, n), gradEntropy, Rows.Into(gradient, n));
        return new Outcome(Widen(subset), Widen(gradient)) { Entropy = Widen(entropy) };
    }

    public override Outcome OnDevice(Batch batch, DeviceType storage)
    {
        using var memory = new DeviceMemory();
        var layer = Create(batch);
        nint[] shape = [batch.Rows, batch.N];
        var (logits, grad) = (memory.Of(batch.Logits, storage, shape), memory.Of(batch.GradSubset, storage, shape));
        var (gradEntropy, entropy) = (memory.Of(batch.GradValue(), storage, batch.Rows), memory.For(storage, batch.Rows));
        var (subset, gradient) = (memory.For(storage, shape), memory.For(storage, shape));
        using var tape = layer.ForwardWithEntropy(logits, subset, entropy, default);
        layer.BackwardWithEntropy(tape, grad, gradEntropy, gradient, default);
        memory.RequireGuards();
        return new Outcome(memory.Read(subset), memory.Read(gradient)) { Entropy = memory.Read(entropy) };
    }
}
