using System.ComponentModel;
using System.Numerics;
using System.Runtime.InteropServices;
using SubsetGen.Runtime.Layers;

namespace SubsetGen.Runtime.Cuda;

/// <summary>
/// What every layer does around its kernel for tensors in device memory: checks shapes, keeps the tape, starts one kernel a
/// pass, and one more for the gradient of the temperature. Nothing is copied and nothing waits for the device.
/// </summary>
/// <typeparam name="T">In what the layer computes.</typeparam>
/// <typeparam name="TKernel">The emitted kernel.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DeviceEngine<T, TKernel>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TKernel : struct, IDeviceKernel<T>
{
    /// <summary>Forward with a tape for backward.</summary>
    public static DeviceTape Forward(object owner, in LayerCall call, in DeviceOperands inputs, in DeviceOperands outputs, CudaStream stream)
    {
        var shape = DeviceChecks<T, TKernel>.Forward(call, inputs, outputs);
        DeviceChecks<T, TKernel>.Kept(inputs, outputs);
        var host = KernelHost.Current;
        var saved = TKernel.SavedScalars > 0
            ? host.Pool.Rent(Math.Max(1, shape.Rows) * (long)TKernel.SavedScalars * Marshal.SizeOf<T>(), stream)
            : default;
        try
        {
            Run(host, "Forward", call, shape, inputs, outputs, saved.Pointer, default, default, stream);
        }
        catch
        {
            host.Pool.Return(saved);
            throw;
        }

        return new DeviceTape(owner, host, call, shape, inputs, outputs, saved);
    }

    /// <summary>Forward whose caller keeps what backward reads: the inputs, the outputs, and the numbers that forward finds.</summary>
    /// <param name="call">The call.</param>
    /// <param name="inputs">Not written over before backward has run.</param>
    /// <param name="outputs">Nor these, where the kernel keeps its output.</param>
    /// <param name="saved">Address of <c>TKernel.SavedScalars</c> numbers of <typeparamref name="T"/> a row; 0 where there are none.</param>
    /// <param name="stream">Where it runs.</param>
    public static void Forward(in LayerCall call, in DeviceOperands inputs, in DeviceOperands outputs, nint saved, CudaStream stream)
    {
        var shape = DeviceChecks<T, TKernel>.Forward(call, inputs, outputs);
        DeviceChecks<T, TKernel>.Kept(inputs, outputs);
        DeviceChecks<T, TKernel>.Saved(shape, saved);
        Run(KernelHost.Current, "Forward", call, shape, inputs, outputs, saved, default, default, stream);
    }

    /// <summary>Forward without backward.</summary>
    public static void Infer(in LayerCall call, in DeviceOperands inputs, in DeviceOperands outputs, CudaStream stream)
    {
        var shape = DeviceChecks<T, TKernel>.Forward(call, inputs, outputs);
        Run(KernelHost.Current, "Forward", call, shape, inputs, outputs, 0, default, default, stream);
    }

    /// <summary>The adjoint of the forward pass that made the tape.</summary>
    public static void Backward(
        object owner, DeviceTape tape, in DeviceOperands arriving, in DeviceOperands gradients, CudaStream stream, bool steps = false)
    {
        ArgumentNullException.ThrowIfNull(tape);
        tape.Require(owner, steps);
        DeviceChecks<T, TKernel>.Backward(tape.Call, tape.Shape, tape.Inputs, arriving, gradients);
        tape.Use(stream);
        Run(tape.Host, "Backward", tape.Call, tape.Shape, tape.Inputs, tape.Outputs, tape.Saved, arriving, gradients, stream);
    }

    /// <summary>The adjoint of a forward pass whose caller kept what backward reads.</summary>
    /// <param name="call">The call that forward made.</param>
    /// <param name="inputs">What forward read.</param>
    /// <param name="outputs">What it wrote; not read unless the kernel keeps its output.</param>
    /// <param name="saved">The numbers that it found.</param>
    /// <param name="arriving">What arrives for the outputs.</param>
    /// <param name="gradients">Receives what is wanted.</param>
    /// <param name="stream">Where it runs.</param>
    public static void Backward(
        in LayerCall call, in DeviceOperands inputs, in DeviceOperands outputs, nint saved, in DeviceOperands arriving, in DeviceOperands gradients,
        CudaStream stream)
    {
        var shape = TKernel.KeepsOutput ? DeviceChecks<T, TKernel>.Forward(call, inputs, outputs) : DeviceChecks<T, TKernel>.Inputs(call, inputs);
        DeviceChecks<T, TKernel>.Saved(shape, saved);
        DeviceChecks<T, TKernel>.Backward(call, shape, inputs, arriving, gradients);
        Run(KernelHost.Current, "Backward", call, shape, inputs, outputs, saved, arriving, gradients, stream);
    }

    /// <summary>The vector-Jacobian product of a number a row at given inputs: forward is computed again.</summary>
    public static void Vjp(in LayerCall call, in DeviceOperands inputs, in DeviceOperands arriving, in DeviceOperands gradients, CudaStream stream)
    {
        var shape = DeviceChecks<T, TKernel>.Inputs(call, inputs);
        DeviceChecks<T, TKernel>.Backward(call, shape, inputs, arriving, gradients);
        var host = KernelHost.Current;
        var type = inputs.First.Type;
        var values = host.Pool.Rent(Math.Max(1, (long)shape.Rows * shape.Length(TKernel.Output)) * type.Size(), stream);
        var saved = host.Pool.Rent(Math.Max(1, shape.Rows) * (long)Math.Max(1, TKernel.SavedScalars) * Marshal.SizeOf<T>(), stream);
        try
        {
            var outputs = new DeviceOperands(new DeviceTensor(values.Pointer, type, shape.Rows));
            Run(host, "Forward", call, shape, inputs, outputs, saved.Pointer, default, default, stream);
            Run(host, "Backward", call, shape, inputs, outputs, saved.Pointer, arriving, gradients, stream);
        }
        finally
        {
            host.Pool.Return(values);
            host.Pool.Return(saved);
        }
    }

    private static void Run(
        KernelHost host, string pass, in LayerCall call, BatchShape shape, in DeviceOperands inputs, in DeviceOperands outputs, nint saved,
        in DeviceOperands arriving, in DeviceOperands gradients, CudaStream stream)
    {
        if (shape.Rows == 0)
            return;
        var program = TKernel.OnDevice;
        var k = inputs.RowK.Rank > 0 || !(call.K < shape.Items) ? shape.Items : (int)Math.Ceiling(call.K);
        var mapping = LayerMapping.Choose(shape.Items, k, shape.Rows, inputs.First.Type, program.Needs, host.Multiprocessors);
        var memory = TeamMemory.Of(program.Needs, mapping.Shape, shape.Items, k, call.Samples, Marshal.SizeOf<T>(), host.SharedBytesPerBlock);
        LoadedKernel Load(KernelShape compiled) =>
            host.Load(new KernelRequest(program.Name, program.Text, program.Hash, compiled.Kernels, compiled));
        var loaded = Load(mapping.Shape);
        using var scratch = host.Scratch.Rent(memory.GlobalBytes * mapping.Shape.Teams * mapping.Grid, stream);
        var arguments = new LayerArguments
        {
            Logits = inputs.First.Pointer,
            Second = inputs.Second.Pointer,
            Third = inputs.Third.Pointer,
            Fourth = inputs.Fourth.Pointer,
            Mask = inputs.Limits.Mask.Pointer,
            Lengths = inputs.Limits.Lengths.Pointer,
            RowK = inputs.RowK.Pointer,
            Output = outputs.First.Pointer,
            SecondOutput = outputs.Second.Pointer,
            Saved = saved,
            Arriving = arriving.First.Pointer,
            SecondArriving = arriving.Second.Pointer,
            GradLogits = gradients.First.Pointer,
            GradSecond = gradients.Second.Pointer,
            GradThird = gradients.Third.Pointer,
            GradFourth = gradients.Fourth.Pointer,
            GradK = gradients.RowK.Pointer,
            GradTemperature = gradients.RowTemperature.Pointer,
            Scratch = scratch.Pointer,
            ScratchBytes = memory.GlobalBytes,
            SharedBytes = memory.SharedBytes,
            N = shape.Items,
            Rows = shape.Rows,
            Seed = call.Key.Seed,
            Call = call.Key.Call,
            K = call.K,
            Temperature = call.Temperature,
            Lambda = call.Lambda,
            Samples = call.Samples,
            Steps = call.Steps ? 1 : 0,
        };
        var bytes = MemoryMarshal.AsBytes(new ReadOnlySpan<LayerArguments>(in arguments));
        var sharedBytes = memory.SharedBytes * mapping.Shape.Teams;
        host.Launch(loaded, pass, mapping.Grid, mapping.Block, sharedBytes, stream, bytes);
        // Made of the gradients that backward has written.
        if (arguments.GradTemperature != 0)
            host.Launch(Load(mapping.Shape with { IsForTemperature = true }), "Temperature", mapping.Grid, mapping.Block, sharedBytes, stream, bytes);
    }
}
