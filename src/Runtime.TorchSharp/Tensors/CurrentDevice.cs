using SubsetGen.Runtime.Cuda;
using DeviceType = TorchSharp.DeviceType;

namespace SubsetGen.Runtime.Torch;

/// <summary>The CUDA device that kernels run on, which is that of the calling thread and has to be that of the tensors.</summary>
internal static class CurrentDevice
{
    /// <summary>Requires that tensors are where kernels of this thread run.</summary>
    /// <param name="layer">The layer, for errors.</param>
    /// <param name="device">Where its tensors are.</param>
    /// <exception cref="ArgumentException">They are on another CUDA device.</exception>
    /// <exception cref="CudaException">They are on a CUDA device, and layers cannot use CUDA here.</exception>
    public static void Require(string layer, torch.Device device)
    {
        if (device.type != DeviceType.CUDA)
            return;
        var current = CudaDevice.Current;
        if (current.Ordinal == device.index)
            return;
        throw new ArgumentException(
            $"{layer}: logits is on {device}, but the current device of this thread is {current}. Call CudaDevice.At({device.index}).MakeCurrent() first.",
            "logits");
    }
}
