using System.Numerics;
using SubsetGen.Golden.Batches;
using SubsetGen.Golden.Surface;
using SubsetGen.Layers.Tests.Surface;
using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Golden.Sides;

/// <summary>The k steps of layers, in place of their sum. What arrives for an item arrives at every step, times its number.</summary>
/// <param name="method">Their method.</param>
/// <param name="k">How many steps they have.</param>
internal sealed class StepsSides<T, TLayer>(SubsetMethod method, int k) : Sides<T, TLayer>(method)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TLayer : IStepsLayer<T>, IDeviceStepsLayer, new()
{
    public override string Name => $"{base.Name}.Steps";

    public override Outcome OnHost(Batch batch)
    {
        var (layer, n) = (Create(batch), batch.N);
        var (logits, grad) = (Narrow(batch.Logits), Narrow(Arriving(batch)));
        var (steps, gradient) = (new T[k * logits.Length], new T[logits.Length]);
        using var tape = layer.ForwardSteps(Rows.Of(logits, n), Rows.IntoSteps(steps, k, n));
        layer.BackwardSteps(tape, Rows.StepsOf(grad, k, n), Rows.Into(gradient, n));
        return new Outcome(Widen(steps), Widen(gradient));
    }

    public override Outcome OnDevice(Batch batch, DeviceType storage)
    {
        using var memory = new DeviceMemory();
        var layer = Create(batch);
        nint[] shape = [batch.Rows, batch.N];
        nint[] stepsShape = [batch.Rows, k, batch.N];
        var (logits, grad) = (memory.Of(batch.Logits, storage, shape), memory.Of(Arriving(batch), storage, stepsShape));
        var (steps, gradient) = (memory.For(storage, stepsShape), memory.For(storage, shape));
        using var tape = layer.ForwardSteps(logits, steps, default);
        layer.BackwardSteps(tape, grad, gradient, default);
        memory.RequireGuards();
        return new Outcome(memory.Read(steps), memory.Read(gradient));
    }

    private double[] Arriving(Batch batch) =>
    [
        .. from row in Enumerable.Range(0, batch.Rows)
           from step in Enumerable.Range(1, k)
           from gradient in batch.GradSubset.Row(row, batch.N)
           select step * gradient,
    ];
}
