using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Golden.Surface;

/// <summary>What a layer of a constant k offers in device memory.</summary>
public interface IDeviceLayer
{
    DeviceTape Forward(DeviceTensor logits, DeviceTensor subset, DeviceLimits limits, CudaStream stream);

    void Infer(DeviceTensor logits, DeviceTensor subset, DeviceLimits limits, CudaStream stream);

    void Backward(DeviceTape tape, DeviceTensor gradSubset, DeviceTensor gradLogits, CudaStream stream);
}
