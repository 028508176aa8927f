using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Golden.Surface;

/// <summary>What a layer offers in device memory that learns from the losses of its samples.</summary>
public interface IDeviceScoredLayer
{
    DeviceTape Forward(DeviceTensor logits, DeviceTensor samples, DeviceLimits limits, CudaStream stream);

    void Backward(DeviceTape tape, DeviceTensor losses, DeviceTensor gradLogits, CudaStream stream);
}
