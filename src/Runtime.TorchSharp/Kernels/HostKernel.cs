using System.ComponentModel;
using System.Numerics;
using System.Numerics.Tensors;
using SubsetGen.Runtime.Layers;
using SubsetGen.Runtime.Random;

namespace SubsetGen.Runtime.Torch;

/// <summary>A layer's kernels for tensors in host memory.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class HostKernel : TensorKernel
{
    private protected HostKernel(KernelContract contract)
        : base(contract)
    {
    }
}

/// <summary>A layer's kernels for tensors in host memory: spans over the tensors' own memory, passed to the engine.</summary>
/// <typeparam name="T">Element type of the layer.</typeparam>
/// <typeparam name="TKernel">The emitted kernel.</typeparam>
/// <typeparam name="TNoise">What perturbs the logits.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe class HostKernel<T, TKernel, TNoise>() : HostKernel(KernelContract.Of<T, TKernel>(TKernel.KeepsRow))
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TKernel : struct, IRowKernel<T>
    where TNoise : INoise
{
    internal override void Forward(in KernelJob job, bool keeps)
    {
        if (keeps)
            LayerEngine<T, TKernel, TNoise>.Forward(job.Call, Inputs(job), Outputs(job), Saved(job));
        else
            LayerEngine<T, TKernel, TNoise>.Infer(job.Call, Inputs(job), Outputs(job));
    }

    internal override void Backward(in KernelJob job, in GradientAddresses at)
    {
        var (call, batch) = (job.Call, job.Batch);
        var arriving = new LayerCotangents<T>(Tensor(at.Arriving, batch, TKernel.Arriving, call.Repeats))
        {
            Second = Tensor(at.SecondArriving, batch, TKernel.SecondOutput, call.RepeatsOf(TKernel.SecondOutput)),
        };
        var gradients = new LayerGradients<T>(Tensor(at.Logits, batch, RowExtent.Items))
        {
            Second = Tensor(at.Second, batch, Contract.GradFurther[0]),
            Third = Tensor(at.Third, batch, Contract.GradFurther[1]),
            Fourth = Tensor(at.Fourth, batch, Contract.GradFurther[2]),
        };
        if (at.RowK != 0)
            gradients = gradients with { RowK = new Span<T>((void*)at.RowK, batch.Rows) };
        if (at.RowTemperature != 0)
            gradients = gradients with { RowTemperature = new Span<T>((void*)at.RowTemperature, batch.Rows) };
        LayerEngine<T, TKernel, TNoise>.Backward(call, Inputs(job), Outputs(job), Saved(job), arriving, gradients);
        job.Lambda?.Observe(gradients.Logits.AsReadOnlyTensorSpan());
    }

    private static LayerInputs<T> Inputs(in KernelJob job)
    {
        var (batch, at) = (job.Batch, job.Addresses);
        var inputs = new LayerInputs<T>(Tensor(at[Operand.Logits], batch, RowExtent.Items))
        {
            Second = Tensor(at[Operand.Second], batch, TKernel.SecondInput),
            Third = Tensor(at[Operand.Third], batch, TKernel.ThirdInput),
            Fourth = Tensor(at[Operand.Fourth], batch, TKernel.FourthInput),
        };
        if (at[Operand.RowK] != 0)
            inputs = inputs with { RowK = new ReadOnlySpan<T>((void*)at[Operand.RowK], batch.Rows) };
        var limits = (void*)at[Operand.Limits];
        return job.Limit switch
        {
            LimitKind.Mask => inputs with
            {
                Mask = new ReadOnlyTensorSpan<bool>((bool*)limits, (nint)batch.Rows * batch.Items, [batch.Rows, batch.Items]),
            },
            LimitKind.Lengths => inputs with { Lengths = new ReadOnlySpan<int>(limits, batch.Rows) },
            _ => inputs,
        };
    }

    /// <summary>What forward writes; of a kernel that does not keep it, backward has no address.</summary>
    private static LayerOutputs<T> Outputs(in KernelJob job)
    {
        var (call, batch, at) = (job.Call, job.Batch, job.Addresses);
        return new LayerOutputs<T>(Tensor(at[Operand.Output], batch, TKernel.Output, call.Repeats))
        {
            Second = Tensor(at[Operand.SecondOutput], batch, TKernel.SecondOutput, call.RepeatsOf(TKernel.SecondOutput)),
        };
    }

    private static Span<T> Saved(in KernelJob job) =>
        new((void*)job.Addresses[Operand.Saved], checked(job.Batch.Rows * KernelTensors<T, TKernel>.Saved(job.Batch.Items)));

    /// <summary>A tensor of which an extent, or as many as the repeats are, belong to a row. Leading dimensions are one here.</summary>
    private static TensorSpan<T> Tensor(nint address, TensorBatch batch, RowExtent extent, int? repeats = null)
    {
        if (address == 0)
            return default;
        var count = (nint)batch.CountOf(extent, repeats);
        var row = count / batch.Rows;
        return repeats is not { } several
            ? new TensorSpan<T>((T*)address, count, [batch.Rows, row])
            : new TensorSpan<T>((T*)address, count, [batch.Rows, several, row / Math.Max(1, several)]);
    }
}
