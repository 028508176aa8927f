using System.Globalization;
using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Benchmarks.Gpu;

/// <summary>What a reader of a results file must know about the device behind it.</summary>
internal static class DeviceDescription
{
    /// <summary>Name, compute capability, multiprocessors, memory, and the compiler of its kernels.</summary>
    public static string Line(CudaDevice device) => string.Create(
        CultureInfo.InvariantCulture,
        $"device    {device.Name}, compute capability {device.ComputeCapability}, {device.Multiprocessors} multiprocessors, {device.MemoryBytes >> 30} GiB, NVRTC {Nvrtc.Version}");
}
