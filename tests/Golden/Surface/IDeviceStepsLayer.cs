using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Golden.Surface;

/// <summary>What a layer offers in device memory that also hands out its k steps.</summary>
public interface IDeviceStepsLayer
{
    DeviceTape ForwardSteps(DeviceTensor logits, DeviceTensor steps, CudaStream stream);

    void BackwardSteps(DeviceTape tape, DeviceTensor gradSteps, DeviceTensor gradLogits, CudaStream stream);
}
