namespace SubsetGen.Runtime.Cuda;

/// <summary>Whether CUDA can be used. Nothing here throws, whatever is installed.</summary>
/// <remarks>
/// Kernels are compiled when a layer first runs on a device, and kept in the user's folder for caches
/// (<c>~/.cache/subsetgen/kernels</c>, <c>%LOCALAPPDATA%\subsetgen\kernels</c>). The environment variable
/// <c>SUBSETGEN_CACHE</c> names another folder; set to nothing, it keeps none.
/// </remarks>
public static class Cuda
{
    /// <summary>
    /// Whether layers can run on a device here, and why not. It needs the driver's library (<c>libcuda.so.1</c>,
    /// <c>nvcuda.dll</c>), a device, and NVRTC, found as the system finds libraries or named by the environment variable
    /// <c>SUBSETGEN_NVRTC</c>. Found out once.
    /// </summary>
    public static CudaAvailability Availability => CudaPlatform.Installed.Availability;

    /// <summary>The number of devices; 0 where there is no driver.</summary>
    public static int DeviceCount => CudaPlatform.Installed.Devices.Count;
}
