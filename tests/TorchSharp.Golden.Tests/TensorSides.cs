using System.Numerics;
using SubsetGen.Golden.Batches;
using SubsetGen.Golden.Sides;
using SubsetGen.Layers.Tests.Surface;
using SubsetGen.Runtime.Cuda;
using static TorchSharp.torch;

namespace SubsetGen.Torch.Golden.Tests;

/// <summary>A layer of the golden suite with tensors in the place of a device.</summary>
/// <param name="spans">The layer over spans.</param>
internal abstract class TensorSides<T, TLayer>(TwoSidedLayer spans) : Sides<T, TLayer>(spans.Method)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TLayer : new()
{
    public override string Name => $"{spans.Name} over tensors";

    public override Outcome OnHost(Batch batch) => spans.OnHost(batch);

    public override Outcome OnDevice(Batch batch, DeviceType storage)
    {
        using var scope = NewDisposeScope();
        return Run(batch, TypeOf(storage));
    }

    protected abstract Outcome Run(Batch batch, ScalarType type);

    protected static Tensor Logits(Batch batch, ScalarType type) => Rows(batch.Logits, batch, type).requires_grad_();

    protected static Tensor Rows(double[] values, Batch batch, ScalarType type) =>
        tensor(values).reshape(batch.Rows, batch.Rows == 0 ? batch.N : values.Length / batch.Rows).to(type);

    /// <summary>A k for each row, where the batch has one or k has a gradient.</summary>
    protected static Tensor? RowK(TLayer layer, Batch batch, ScalarType type)
    {
        var hasGradient = layer is IFractionalKLayer<T>;
        var k = batch.RowK ?? (hasGradient ? [.. Enumerable.Repeat(batch.K, batch.Rows)] : null);
        return k is null ? null : tensor(k).to(type).requires_grad_(hasGradient);
    }

    protected static Tensor? Limits(Batch batch) => batch switch
    {
        { Mask: { } mask } => tensor(mask).reshape(batch.Rows, batch.N),
        { Lengths: { } lengths } => tensor(lengths),
        _ => null,
    };

    protected static double[] Gradient(Tensor tensor) => Numbers(tensor.grad!);

    protected static double[] Numbers(Tensor tensor) => [.. tensor.detach().to(ScalarType.Float64).reshape(-1).data<double>()];

    private static ScalarType TypeOf(DeviceType storage) => storage switch
    {
        DeviceType.Double => ScalarType.Float64,
        DeviceType.Half => ScalarType.Float16,
        DeviceType.BFloat16 => ScalarType.BFloat16,
        _ => ScalarType.Float32,
    };
}
