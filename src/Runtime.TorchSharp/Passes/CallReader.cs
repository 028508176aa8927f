using SubsetGen.Runtime.Layers;

namespace SubsetGen.Runtime.Torch;

/// <summary>
/// The tensors of a call, checked against each other and the layer, as kernels can read them. Everything that can be wrong is found
/// here, before there is an autograd node. Disposing it disposes what was made on the way.
/// </summary>
/// <param name="layer">The layer's name, for errors.</param>
/// <param name="contract">What its kernel reads.</param>
/// <param name="batch">The shape of the logits.</param>
/// <param name="logits">The logits.</param>
internal sealed class CallReader(string layer, KernelContract contract, TensorBatch batch, Tensor logits) : IDisposable
{
    private readonly ScalarType type = logits.dtype;
    private readonly torch.Device device = TensorMemory.DeviceOf(logits);
    private Tensor? spreadK;

    /// <summary>What kernels read.</summary>
    public OperandTensors Operands { get; } = new();

    /// <summary>What gradients go to.</summary>
    public Tensor?[] Variables { get; } = new Tensor?[Torch.Variables.Count];

    /// <summary>What the limits are.</summary>
    public LimitKind Limit { get; private set; }

    /// <summary>Where the logits are.</summary>
    public torch.Device Device => device;

    /// <summary>Whether any variable has a gradient to come.</summary>
    public bool NeedsGradient => torch.is_grad_enabled() && Array.Exists(Variables, variable => variable is not null && variable.requires_grad);

    /// <summary>Reads the tensors.</summary>
    public void Read(in TensorInputs inputs)
    {
        Operands.Read(Operand.Logits, logits);
        Variables[(int)Variable.Logits] = logits;
        ReadFurther(0, inputs.Second);
        ReadFurther(1, inputs.Third);
        ReadFurther(2, inputs.Fourth);
        if (inputs.Limits is { } limits)
            ReadLimits(limits);
        if (inputs.K is { } k)
            ReadK(k);
        if (inputs.LogTemperature is { } logTemperature)
            ReadLogTemperature(logTemperature);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Operands.Dispose();
        spreadK?.Dispose();
    }

    private void ReadFurther(int index, Tensor? tensor)
    {
        var (name, extent) = contract.Further[index];
        if (extent == RowExtent.None && tensor is null)
            return;
        if (extent == RowExtent.None || tensor is null)
            throw new ArgumentException($"{layer} {(tensor is null ? "needs" : "does not read")} {name}.", name);
        RequireType(layer, name, tensor, type);
        RequireDevice(name, tensor);
        var shape = batch.ShapeOf(extent);
        if (!tensor.shape.AsSpan().SequenceEqual(shape))
            throw WrongShape(name, tensor, $"it must be {TensorBatch.Text(shape)}");
        Operands.Read(Operand.Second + index, tensor);
        Variables[(int)Variable.Second + index] = tensor;
    }

    private void ReadLimits(Tensor limits)
    {
        var isMask = limits.dtype == ScalarType.Bool;
        var name = isMask ? "mask" : "lengths";
        if (limits.dtype is not (ScalarType.Bool or ScalarType.Int32 or ScalarType.Int64))
        {
            throw new ArgumentException(
                $"{layer}: limits are a mask of type Bool or lengths of type Int32 or Int64; this tensor has type {limits.dtype}.", nameof(limits));
        }

        RequireDevice(name, limits);
        if (isMask && !TensorBatch.Broadcasts(limits.shape, batch.Shape))
            throw WrongShape(name, limits, "it must broadcast to them");
        if (!isMask && !batch.Leading.SequenceEqual(limits.shape))
            throw WrongShape(name, limits, $"there must be one a row, {TensorBatch.Text(batch.Leading)}");
        Limit = isMask ? LimitKind.Mask : LimitKind.Lengths;
        if (limits.dtype == ScalarType.Int64)
        {
            // Beyond a row is wrong by one as much as by two to the 32nd, which an Int32 would not tell from nothing.
            using var near = limits.clamp(-1, (long)batch.Items + 1);
            using var narrow = near.to(ScalarType.Int32);
            Operands.Own(Operand.Limits, narrow.contiguous());
        }
        else if (isMask && !batch.Shape.AsSpan().SequenceEqual(limits.shape))
        {
            using var spread = limits.expand(batch.Shape);
            Operands.Own(Operand.Limits, spread.contiguous());
        }
        else
        {
            Operands.Read(Operand.Limits, limits);
        }
    }

    private void ReadK(Tensor k)
    {
        RequireDevice("k", k);
        var isShared = k.numel() == 1;
        if (!isShared && !TensorBatch.Broadcasts(k.shape, batch.Leading))
            throw WrongShape("k", k, $"it must broadcast to one a row, {TensorBatch.Text(batch.Leading)}");
        // Autograd undoes the clamp and the expansion: no gradient below 0, and the sum over the rows that share a k.
        using var typed = k.to(type);
        using var positive = typed.clamp_min(0);
        using var possible = contract.TakesFractionalK ? positive.alias() : positive.round();
        using var shaped = isShared ? possible.reshape([]) : possible.alias();
        spreadK = shaped.expand(batch.ShapeOf(RowExtent.One));
        Operands.Read(Operand.RowK, spreadK);
        Variables[(int)Variable.RowK] = spreadK;
    }

    private void ReadLogTemperature(Tensor logTemperature)
    {
        if (logTemperature.numel() != 1 || !logTemperature.is_floating_point())
        {
            throw new ArgumentException(
                $"{layer}: the logarithm of a temperature is one floating-point number; this tensor has shape {TensorBatch.Text(logTemperature.shape)} "
                + $"and type {logTemperature.dtype}.", nameof(logTemperature));
        }

        Variables[(int)Variable.LogTemperature] = logTemperature;
    }

    /// <summary>Requires the element type of the logits.</summary>
    public static void RequireType(string layer, string name, Tensor tensor, ScalarType type)
    {
        if (tensor.dtype != type)
            throw new ArgumentException($"{layer}: {name} has type {tensor.dtype}, but logits has type {type}; they must be the same.", name);
    }

    private void RequireDevice(string name, Tensor tensor)
    {
        var there = TensorMemory.DeviceOf(tensor);
        if (there.type != device.type || there.index != device.index)
            throw new ArgumentException($"{layer}: {name} is on {there}, but logits is on {device}; they must be on the same.", name);
    }

    private ArgumentException WrongShape(string name, Tensor tensor, string wanted) => new(
        $"{layer}: {name} has shape {TensorBatch.Text(tensor.shape)}, but logits has shape {TensorBatch.Text(batch.Shape)}; {wanted}.", name);
}
