using System.Numerics.Tensors;
using SubsetGen.Golden.Surface;
using SubsetGen.Layers.Tests.Surface;
using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Benchmarks.Gpu;

/// <summary>A layer of one k as it is measured on a device.</summary>
/// <param name="forward">Its forward pass.</param>
/// <param name="backward">Its backward pass; null where only forward is measured.</param>
/// <param name="exact">The same layer in double precision, for the processor.</param>
internal sealed class GpuContender(
    Func<DeviceTensor, DeviceTensor, DeviceTape> forward, Action<DeviceTape, DeviceTensor, DeviceTensor>? backward, IRowKLayer<double> exact)
{
    /// <summary>The passes that it has.</summary>
    public IReadOnlyList<GpuPass> Passes => backward is null ? [GpuPass.Forward] : [GpuPass.Forward, GpuPass.Backward, GpuPass.ForwardBackward];

    /// <summary>A layer that computes with what memory of a type holds.</summary>
    public static GpuContender Create(GpuMethod method, int k, DeviceType storage)
    {
        var inDouble = storage == DeviceType.Double;
        return method switch
        {
            GpuMethod.SigmoidTopK => inDouble
                ? OfFractional(new GpuSigmoidInDouble { K = k }, new GpuSigmoidInDouble { K = k })
                : OfFractional(new GpuSigmoid { K = k }, new GpuSigmoidInDouble { K = k }),
            GpuMethod.SuccessiveSoftmax => inDouble
                ? OfWhole(new GpuSoftmaxInDouble { K = k }, new GpuSoftmaxInDouble { K = k })
                : OfWhole(new GpuSoftmax { K = k }, new GpuSoftmaxInDouble { K = k }),
            GpuMethod.Marginals => inDouble
                ? OfWhole(new GpuMarginalsInDouble { K = k }, new GpuMarginalsInDouble { K = k })
                : OfWhole(new GpuMarginals { K = k }, new GpuMarginalsInDouble { K = k }),
            GpuMethod.TopK => inDouble
                ? OfWhole(new GpuTopKInDouble { K = k }, new GpuTopKInDouble { K = k }, isForwardOnly: true)
                : OfWhole(new GpuTopK { K = k }, new GpuTopKInDouble { K = k }, isForwardOnly: true),
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, "It is not measured."),
        };
    }

    /// <summary>Starts forward.</summary>
    public DeviceTape Forward(DeviceTensor logits, DeviceTensor subset) => forward(logits, subset);

    /// <summary>Starts backward.</summary>
    public void Backward(DeviceTape tape, DeviceTensor gradSubset, DeviceTensor gradLogits) => backward!(tape, gradSubset, gradLogits);

    /// <summary>What comes out in double precision, on the processor.</summary>
    public (double[] Subset, double[] Gradient) Exact(double[] logits, double[] gradSubset, int n)
    {
        nint[] shape = [logits.Length / n, n];
        var (subset, gradient) = (new double[logits.Length], new double[logits.Length]);
        using var tape = exact.Forward(new ReadOnlyTensorSpan<double>(logits, shape), new TensorSpan<double>(subset, shape));
        if (backward is not null)
            exact.Backward(tape, new ReadOnlyTensorSpan<double>(gradSubset, shape), new TensorSpan<double>(gradient, shape));
        return (subset, gradient);
    }

    private static GpuContender OfFractional(IDeviceFractionalKLayer layer, IRowKLayer<double> exact) => new(
        (logits, subset) => layer.Forward(logits, subset, default, default, default),
        (tape, gradSubset, gradLogits) => layer.Backward(tape, gradSubset, gradLogits, default, default),
        exact);

    private static GpuContender OfWhole(IDeviceRowKLayer layer, IRowKLayer<double> exact, bool isForwardOnly = false) => new(
        (logits, subset) => layer.Forward(logits, subset, default, default, default),
        isForwardOnly ? null : (tape, gradSubset, gradLogits) => layer.Backward(tape, gradSubset, gradLogits, default),
        exact);
}
