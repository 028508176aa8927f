using System.Numerics;
using SubsetGen.Golden.Batches;
using SubsetGen.Golden.Surface;
using SubsetGen.Layers.Tests.Surface;
using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Golden.Sides;

/// <summary>What layers say of their law: one number a row in place of a subset, and its gradient, where the first item's arrives for it.</summary>
internal sealed class LawSides<T, TLayer>(LawFunction function) : Sides<T, TLayer>(SubsetMethod.Marginals)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TLayer : ILawLayer<T>, new()
{
    public override string Name => $"{base.Name}.{function}";

    public override Outcome OnHost(Batch batch)
    {
        var (layer, n) = (new TLayer { K = (int)batch.K }, batch.N);
        var (logits, grad) = (Narrow(batch.Logits), Narrow(Arriving(batch)));
        var (value, gradient) = (new T[batch.Rows], new T[logits.Length]);
        switch (function)
        {
            case LawFunction.LogPartition:
                layer.LogPartition(Rows.Of(logits, n), value);
                layer.LogPartitionVjp(Rows.Of(logits, n), grad, Rows.Into(gradient, n));
                break;
            case LawFunction.Entropy:
                layer.Entropy(Rows.Of(logits, n), value);
                layer.EntropyVjp(Rows.Of(logits, n), grad, Rows.Into(gradient, n));
                break;
            default:
                layer.KlToUniform(Rows.Of(logits, n), value);
                layer.KlToUniformVjp(Rows.Of(logits, n), grad, Rows.Into(gradient, n));
                break;
        }

        return new Outcome(Widen(value), Widen(gradient));
    }

    public override Outcome OnDevice(Batch batch, DeviceType storage)
    {
        using var memory = new DeviceMemory();
        var layer = new TLayer { K = (int)batch.K };
        nint[] shape = [batch.Rows, batch.N];
        var (logits, grad) = (memory.Of(batch.Logits, storage, shape), memory.Of(Arriving(batch), storage, batch.Rows));
        var (value, gradient) = (memory.For(storage, batch.Rows), memory.For(storage, shape));
        switch (function)
        {
            case LawFunction.LogPartition:
                layer.LogPartition(logits, value, default);
                layer.LogPartitionVjp(logits, grad, gradient, default);
                break;
            case LawFunction.Entropy:
                layer.Entropy(logits, value, default);
                layer.EntropyVjp(logits, grad, gradient, default);
                break;
            default:
                layer.KlToUniform(logits, value, default);
                layer.KlToUniformVjp(logits, grad, gradient, default);
                break;
        }

        memory.RequireGuards();
        return new Outcome(memory.Read(value), memory.Read(gradient));
    }

    private static double[] Arriving(Batch batch) => [.. Enumerable.Range(0, batch.Rows).Select(row => batch.GradSubset[row * batch.N])];
}
