using System.ComponentModel;

namespace SubsetGen.Runtime.Torch;

/// <summary>The kernels of a layer in one precision.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class KernelPair
{
    private readonly TensorKernel? host;
    private readonly TensorKernel? cuda;

    /// <summary>The kernels of a layer in one precision.</summary>
    /// <param name="host">For host memory; null where the layer is not compiled for the processor.</param>
    /// <param name="cuda">For devices; null where it is not compiled for CUDA.</param>
    public KernelPair(HostKernel? host, CudaKernel? cuda)
        : this((TensorKernel?)host, cuda)
    {
    }

    /// <summary>Any kernel in the place of any other.</summary>
    internal KernelPair(TensorKernel? host, TensorKernel? cuda)
    {
        this.host = host;
        this.cuda = cuda;
    }

    /// <summary>That for memory of a kind; null where there is none.</summary>
    internal TensorKernel? For(DeviceType place) => place switch
    {
        DeviceType.CPU => host,
        DeviceType.CUDA => cuda,
        _ => null,
    };
}
