namespace SubsetGen.Runtime.Cuda.Native;

/// <summary>Properties of a device; the numbers are the driver's (CUdevice_attribute).</summary>
internal enum DeviceAttribute
{
    MaxSharedMemoryPerBlock = 8,
    MultiprocessorCount = 16,
    ComputeCapabilityMajor = 75,
    ComputeCapabilityMinor = 76,

    /// <summary>What a kernel gets that asks for more than the default.</summary>
    MaxSharedMemoryPerBlockOptIn = 97,
}
