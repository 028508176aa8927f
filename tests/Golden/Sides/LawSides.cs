using System.Numerics;
using SubsetGen.Golden.Batches;
using SubsetGen.Golden.Surface;
using SubsetGen.Layers.Tests.Surface;
using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Golden.Sides;

/// <summary>
/// What layers say of their law: one number a row in place of a subset, and its gradient, where the first item's arrives for it. What
/// arrives for the items stands for the logits of another law, and the largest k of it are the subset in question.
/// </summary>
internal sealed class LawSides<T, TLayer>(LawFunction<T> function) : Sides<T, TLayer>(SubsetMethod.Marginals)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TLayer : ILawLayer<T>, new()
{
    public override string Name => $"{base.Name}.{function.Name}";

    public override Outcome OnHost(Batch batch)
    {
        var n = batch.N;
        var (logits, otherLogits, subset) = (Narrow(batch.Logits), Narrow(batch.GradSubset), Narrow(Subset(batch)));
        var (value, gradient, otherGradient) = (new T[batch.Rows], new T[logits.Length], new T[logits.Length]);
        function.OnHost(Create(batch), new LawSpans<T>
        {
            Logits = Rows.Of(logits, n), OtherLogits = Rows.Of(otherLogits, n), Subset = Rows.Of(subset, n),
            Value = value, GradValue = Narrow(batch.GradValue()),
            GradLogits = Rows.Into(gradient, n), GradOtherLogits = Rows.Into(otherGradient, n),
        });
        return new Outcome(Widen(value), Widen(gradient)) { OtherGradient = Widen(otherGradient) };
    }

    public override Outcome OnDevice(Batch batch, DeviceType storage)
    {
        using var memory = new DeviceMemory();
        nint[] shape = [batch.Rows, batch.N];
        var (value, gradient) = (memory.For(storage, batch.Rows), memory.For(storage, shape));
        // Zeros as on the processor, which they remain where there is no other law.
        var otherGradient = memory.Of(new double[batch.Logits.Length], storage, shape);
        function.OnDevice(Create(batch), new LawTensors
        {
            Logits = memory.Of(batch.Logits, storage, shape), OtherLogits = memory.Of(batch.GradSubset, storage, shape),
            Subset = memory.Of(Subset(batch), storage, shape),
            Value = value, GradValue = memory.Of(batch.GradValue(), storage, batch.Rows),
            GradLogits = gradient, GradOtherLogits = otherGradient,
        });
        memory.RequireGuards();
        return new Outcome(memory.Read(value), memory.Read(gradient)) { OtherGradient = memory.Read(otherGradient) };
    }

    private static double[] Subset(Batch batch)
    {
        var subset = new double[batch.Logits.Length];
        for (var row = 0; row < batch.Rows; row++)
        {
            var items = Enumerable.Range(row * batch.N, batch.N);
            foreach (var chosen in items.OrderByDescending(i => batch.GradSubset[i]).Take((int)batch.K))
                subset[chosen] = 1;
        }

        return subset;
    }
}
