using System;

namespace SubsetGen;

/// <summary>Where a layer runs.</summary>
[Flags]
public enum SubsetTargets
{
    /// <summary>The processor: tensors in host memory.</summary>
    Cpu = 1,

    /// <summary>CUDA devices: tensors in device memory. The kernels are compiled when they are first used.</summary>
    Cuda = 2,

    /// <summary>Both. A composition that CUDA does not have is compiled for the processor alone.</summary>
    Both = Cpu | Cuda,
}
