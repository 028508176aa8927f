using System.ComponentModel;
using System.Numerics;
using SubsetGen.Runtime.Cuda;
using SubsetGen.Runtime.Layers;
using DeviceType = SubsetGen.Runtime.Cuda.DeviceType;

namespace SubsetGen.Runtime.Torch;

/// <summary>A layer's kernels for tensors in the memory of CUDA devices.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class CudaKernel : TensorKernel
{
    private protected CudaKernel(KernelContract contract)
        : base(contract)
    {
    }
}

/// <summary>
/// A layer's kernels for tensors in device memory: their own addresses, passed to the engine. They run on the default stream, where
/// libtorch runs too, and nothing waits for them.
/// </summary>
/// <typeparam name="T">In what the layer computes.</typeparam>
/// <typeparam name="TKernel">The emitted kernel.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CudaKernel<T, TKernel>() : CudaKernel(KernelContract.Of<T, TKernel>(keepsRow: false))
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TKernel : struct, IDeviceKernel<T>
{
    internal override void Forward(in KernelJob job, bool keeps)
    {
        if (keeps)
            DeviceEngine<T, TKernel>.Forward(job.Call, Inputs(job), Outputs(job), job.Addresses[Operand.Saved], default);
        else
            DeviceEngine<T, TKernel>.Infer(job.Call, Inputs(job), Outputs(job), default);
    }

    internal override void Backward(in KernelJob job, in GradientAddresses at)
    {
        var call = job.Call;
        var arriving = new DeviceOperands(Tensor(job, at.Arriving, TKernel.Arriving, call.Repeats))
        {
            Second = Tensor(job, at.SecondArriving, TKernel.SecondOutput, call.RepeatsOf(TKernel.SecondOutput)),
        };
        var gradients = new DeviceOperands(Tensor(job, at.Logits, RowExtent.Items))
        {
            Second = Tensor(job, at.Second, Contract.GradFurther[0]),
            Third = Tensor(job, at.Third, Contract.GradFurther[1]),
            Fourth = Tensor(job, at.Fourth, Contract.GradFurther[2]),
            RowK = Tensor(job, at.RowK, RowExtent.One),
            RowTemperature = at.RowTemperature == 0 ? default : new DeviceTensor(at.RowTemperature, TypeOf(Contract.Precision), job.Batch.Rows),
        };
        DeviceEngine<T, TKernel>.Backward(call, Inputs(job), Outputs(job), job.Addresses[Operand.Saved], arriving, gradients, default);
    }

    private static DeviceOperands Inputs(in KernelJob job)
    {
        var at = job.Addresses;
        return new DeviceOperands(Tensor(job, at[Operand.Logits], RowExtent.Items))
        {
            Second = Tensor(job, at[Operand.Second], TKernel.SecondInput),
            Third = Tensor(job, at[Operand.Third], TKernel.ThirdInput),
            Fourth = Tensor(job, at[Operand.Fourth], TKernel.FourthInput),
            RowK = Tensor(job, at[Operand.RowK], RowExtent.One),
            Limits = job.Limit switch
            {
                LimitKind.Mask => DeviceLimits.OfMask(
                    new DeviceTensor(at[Operand.Limits], DeviceType.Bool, job.Batch.Rows, job.Batch.Items)),
                LimitKind.Lengths => DeviceLimits.OfLengths(new DeviceTensor(at[Operand.Limits], DeviceType.Int32, job.Batch.Rows)),
                _ => default,
            },
        };
    }

    private static DeviceOperands Outputs(in KernelJob job)
    {
        var (call, at) = (job.Call, job.Addresses);
        return new DeviceOperands(Tensor(job, at[Operand.Output], TKernel.Output, call.Repeats))
        {
            Second = Tensor(job, at[Operand.SecondOutput], TKernel.SecondOutput, call.RepeatsOf(TKernel.SecondOutput)),
        };
    }

    /// <summary>A tensor of which an extent, or as many as the repeats are, belong to a row. Leading dimensions are one here.</summary>
    private static DeviceTensor Tensor(in KernelJob job, nint address, RowExtent extent, int? repeats = null)
    {
        if (address == 0)
            return default;
        var type = TypeOf(job.Type);
        var rows = job.Batch.Rows;
        var row = (nint)job.Batch.CountOf(extent, repeats) / rows;
        return repeats is not { } several
            ? new DeviceTensor(address, type, rows, row)
            : new DeviceTensor(address, type, rows, several, row / Math.Max(1, several));
    }

    private static DeviceType TypeOf(ScalarType type) => type switch
    {
        ScalarType.Float32 => DeviceType.Single,
        ScalarType.Float64 => DeviceType.Double,
        ScalarType.Float16 => DeviceType.Half,
        ScalarType.BFloat16 => DeviceType.BFloat16,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No kernel has this element type."),
    };
}
