using System.ComponentModel;
using System.Numerics;
using SubsetGen.Runtime.Layers;

namespace SubsetGen.Runtime.Cuda;

/// <summary>A kernel that also exists for devices. Implemented by emitted code.</summary>
/// <typeparam name="T">In what the layer computes.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IDeviceKernel<T> : IKernelContract<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Its text, and what the host must know to start it.</summary>
    static abstract DeviceProgram OnDevice { get; }
}
