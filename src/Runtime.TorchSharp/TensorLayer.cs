using System.ComponentModel;
using SubsetGen.Runtime.Layers;

namespace SubsetGen.Runtime.Torch;

/// <summary>
/// A layer over tensors of TorchSharp: kernels on the tensors' own memory, and one node in the graph of autograd where a gradient is to
/// come. It has no state; any number of threads may use it at once.
/// </summary>
/// <param name="name">What errors call it.</param>
/// <param name="single">Its kernels in single precision, which half precision uses as well; null where there are none.</param>
/// <param name="doubles">Its kernels in double precision; null where there are none.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TensorLayer(string name, KernelPair? single, KernelPair? doubles)
{
    /// <summary>The layer's first output. Gradients flow through it once; there is no second derivative.</summary>
    /// <param name="call">What the call brings besides tensors.</param>
    /// <param name="inputs">Its tensors.</param>
    /// <returns>
    /// A tensor with the type and device of the logits: [..., n], with a dimension before the items for samples or steps, or [...] for
    /// one number a row.
    /// </returns>
    /// <exception cref="ArgumentException">Types, devices or shapes do not fit the layer or each other. Nothing has happened then.</exception>
    /// <exception cref="InvalidOperationException">A backward pass on a device has failed since the last call of any layer.</exception>
    public Tensor Apply(in LayerCall call, in TensorInputs inputs)
    {
        var (first, second) = Run(call, inputs);
        second?.Dispose();
        return first;
    }

    /// <summary>The layer's two outputs: a subset and its pairs, or a subset and an entropy.</summary>
    /// <param name="call">What the call brings besides tensors.</param>
    /// <param name="inputs">Its tensors.</param>
    /// <returns>The outputs, as <see cref="Apply"/> returns the first.</returns>
    /// <exception cref="ArgumentException">Types, devices or shapes do not fit the layer or each other. Nothing has happened then.</exception>
    /// <exception cref="InvalidOperationException">A backward pass on a device has failed since the last call of any layer.</exception>
    public (Tensor First, Tensor Second) ApplyBoth(in LayerCall call, in TensorInputs inputs)
    {
        var (first, second) = Run(call, inputs);
        if (second is not null)
            return (first, second);
        first.Dispose();
        throw new NotSupportedException($"{name} has one output.");
    }

    /// <summary>The layer's first output as a constant: no gradient flows through it.</summary>
    /// <param name="call">What the call brings besides tensors.</param>
    /// <param name="inputs">Its tensors.</param>
    /// <returns>The output, as <see cref="Apply"/> returns it.</returns>
    /// <exception cref="ArgumentException">Types, devices or shapes do not fit the layer or each other. Nothing has happened then.</exception>
    /// <exception cref="InvalidOperationException">A backward pass on a device has failed since the last call of any layer.</exception>
    public Tensor Infer(in LayerCall call, in TensorInputs inputs)
    {
        using var constant = torch.no_grad();
        return Apply(call, inputs);
    }

    private (Tensor First, Tensor? Second) Run(in LayerCall call, in TensorInputs inputs)
    {
        BackwardFailure.ThrowPending();
        ArgumentNullException.ThrowIfNull(inputs.Logits, "logits");
        var (type, place) = (inputs.Logits.dtype, inputs.Logits.device_type);
        var kernel = KernelFor(type, place);
        if (place == DeviceType.CPU && HalfPrecision.Is(type))
        {
            using var wide = new HalfPrecision(name, inputs);
            return wide.Narrow(Run(call, wide.Inputs));
        }

        var batch = new TensorBatch(name, inputs.Logits.shape, call.FixedLength);
        using var reader = new CallReader(name, kernel.Contract, batch, inputs.Logits);
        CurrentDevice.Require(name, reader.Device);
        reader.Read(inputs);
        var needsGradient = reader.NeedsGradient;
        if (needsGradient && !kernel.Contract.TakesGradient)
        {
            throw new NotSupportedException(
                $"{name} learns from the losses of its samples, but autograd brings a gradient; call it where no gradient is to come.");
        }

        var job = new KernelJob(WithTemperature(call, inputs.LogTemperature), batch, type, reader.Limit, inputs.Lambda);
        var pass = new LayerPass(name, kernel, job, reader.Device);
        pass.Forward(reader.Operands, needsGradient);
        var (first, second) = needsGradient ? pass.Record(reader.Operands, reader.Variables) : pass.Unrecorded(reader.Operands);
        return inputs.Repeats > 1
            ? (Repeated(first, batch, kernel.Contract.Output, inputs.Repeats),
                second is null ? null : Repeated(second, batch, kernel.Contract.SecondOutput, inputs.Repeats))
            : (first, second);
    }

    private TensorKernel KernelFor(ScalarType type, DeviceType place)
    {
        var pair = type switch
        {
            ScalarType.Float64 => doubles,
            ScalarType.Float32 or ScalarType.Float16 or ScalarType.BFloat16 => single,
            _ => throw new ArgumentException(
                $"{name}: logits has type {type}; it must be a floating-point type. Convert it with to(ScalarType.Float32).", "logits"),
        };
        if (pair is null)
        {
            var (other, precision) = type == ScalarType.Float64 ? (ScalarType.Float32, "double") : (ScalarType.Float64, "single");
            throw new ArgumentException(
                $"{name}: logits has type {type}, but the layer is not compiled for {precision} precision. Convert it with to(ScalarType.{other}).", "logits");
        }

        return pair.For(place) ?? throw new ArgumentException(
            $"{name}: logits is on {place}, but the layer is not compiled for it. Move it, or set Targets on the attribute.", "logits");
    }

    private static LayerCall WithTemperature(in LayerCall call, Tensor? logTemperature) => logTemperature is null
        ? call
        : call with { Temperature = LayerCall.RequireTemperature(Math.Exp(TensorMemory.Read(logTemperature))) };

    /// <summary>The same numbers for each sample; one number a row beside them stays one.</summary>
    private static Tensor Repeated(Tensor output, TensorBatch batch, RowExtent extent, int repeats)
    {
        if (extent == RowExtent.One)
            return output;
        using var once = output.unsqueeze(-2);
        output.Dispose();
        return once.expand(batch.ShapeOf(extent, repeats));
    }
}
