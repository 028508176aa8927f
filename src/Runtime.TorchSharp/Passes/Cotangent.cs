using SubsetGen.Runtime.Layers;

namespace SubsetGen.Runtime.Torch;

/// <summary>What arrives for an output, as kernels can read it: itself, a dense copy, or zeros where nothing arrives.</summary>
internal sealed class Cotangent : IDisposable
{
    private readonly Tensor tensor;
    private readonly bool isOwned;

    /// <summary>What arrives for an output.</summary>
    /// <param name="arriving">The gradient; invalid where none arrives.</param>
    /// <param name="batch">The shape of the logits.</param>
    /// <param name="extent">What of the output belongs to a row.</param>
    /// <param name="repeats">How often, where that has a dimension.</param>
    /// <param name="type">The type of the output.</param>
    /// <param name="device">Where it is.</param>
    public Cotangent(Tensor arriving, TensorBatch batch, RowExtent extent, int? repeats, ScalarType type, torch.Device device)
    {
        if (arriving.IsInvalid)
        {
            tensor = torch.zeros(batch.ShapeOf(extent, repeats), type, device);
            isOwned = true;
            return;
        }

        if (arriving.numel() != batch.CountOf(extent, repeats) || arriving.dtype != type || arriving.device_type != device.type)
        {
            throw new ArgumentException(
                $"The gradient of shape {TensorBatch.Text(arriving.shape)} and type {arriving.dtype} that arrives is not that of its output, "
                + $"of shape {TensorBatch.Text(batch.ShapeOf(extent, repeats))} and type {type}.");
        }

        isOwned = !TensorMemory.IsDense(arriving);
        tensor = isOwned ? TensorMemory.Dense(arriving) : arriving;
    }

    /// <summary>Where it is.</summary>
    public nint Address => OperandTensors.AddressOf(tensor);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (isOwned)
            tensor.Dispose();
    }
}
