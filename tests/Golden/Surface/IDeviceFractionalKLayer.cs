using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Golden.Surface;

/// <summary>What a layer offers in device memory whose k may be any number and has a gradient.</summary>
public interface IDeviceFractionalKLayer
{
    DeviceTape Forward(DeviceTensor logits, DeviceTensor subset, DeviceLimits limits, DeviceTensor k, CudaStream stream);

    void Infer(DeviceTensor logits, DeviceTensor subset, DeviceLimits limits, DeviceTensor k, CudaStream stream);

    void Backward(DeviceTape tape, DeviceTensor gradSubset, DeviceTensor gradLogits, DeviceTensor gradK, CudaStream stream);
}
