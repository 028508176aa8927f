using SubsetGen.Runtime.Layers;
using SubsetGen.Runtime.Random;
using SubsetGen.Runtime.Torch;

namespace SubsetGen.Torch.Tests.Layers;

/// <summary>Layers of hand-written kernels.</summary>
internal static class Softmaxes
{
    /// <summary>In both precisions.</summary>
    public static TensorLayer Both { get; } = new("Softmax", Single(), new KernelPair(new HostKernel<double, ScaledSoftmax<double>, NoNoise>(), null));

    /// <summary>In single precision.</summary>
    public static TensorLayer OnlySingle { get; } = new("Softmax", Single(), null);

    /// <summary>Forward works, backward does not.</summary>
    public static TensorLayer Failing { get; } = new("Failing", new KernelPair(new HostKernel<float, FailingKernel, NoNoise>(), null), null);

    /// <summary>Three items, at a temperature of 1.</summary>
    public static LayerCall Call { get; } = new(3, 1);

    private static KernelPair Single() => new(new HostKernel<float, ScaledSoftmax<float>, NoNoise>(), null);
}
