using System.Runtime.InteropServices;

namespace SubsetGen.Runtime.Cuda.Native;

/// <summary>The imports: blittable signatures under the driver's own names. Handles and device pointers are <see cref="nint"/>.</summary>
internal sealed unsafe partial class NativeDriver
{
    private const string Library = NativeLibraries.DriverName;

    [LibraryImport(Library)]
    private static partial int cuInit(uint flags);

    [LibraryImport(Library)]
    private static partial int cuGetErrorName(int error, nint* text);

    [LibraryImport(Library)]
    private static partial int cuGetErrorString(int error, nint* text);

    [LibraryImport(Library)]
    private static partial int cuDeviceGetCount(int* count);

    [LibraryImport(Library)]
    private static partial int cuDeviceGet(int* device, int ordinal);

    [LibraryImport(Library)]
    private static partial int cuDeviceGetName(byte* name, int length, int device);

    [LibraryImport(Library)]
    private static partial int cuDeviceTotalMem_v2(nuint* bytes, int device);

    [LibraryImport(Library)]
    private static partial int cuDeviceGetAttribute(int* value, DeviceAttribute attribute, int device);

    [LibraryImport(Library)]
    private static partial int cuDevicePrimaryCtxRetain(nint* context, int device);

    [LibraryImport(Library)]
    private static partial int cuCtxGetCurrent(nint* context);

    [LibraryImport(Library)]
    private static partial int cuCtxSetCurrent(nint context);

    [LibraryImport(Library)]
    private static partial int cuCtxPushCurrent_v2(nint context);

    [LibraryImport(Library)]
    private static partial int cuCtxPopCurrent_v2(nint* context);

    [LibraryImport(Library)]
    private static partial int cuCtxGetDevice(int* device);

    [LibraryImport(Library)]
    private static partial int cuCtxSynchronize();

    [LibraryImport(Library)]
    private static partial int cuMemAlloc_v2(nint* pointer, nuint bytes);

    [LibraryImport(Library)]
    private static partial int cuMemFree_v2(nint pointer);

    [LibraryImport(Library)]
    private static partial int cuMemcpyHtoDAsync_v2(nint to, void* from, nuint bytes, nint stream);

    [LibraryImport(Library)]
    private static partial int cuMemcpyDtoHAsync_v2(void* to, nint from, nuint bytes, nint stream);

    [LibraryImport(Library)]
    private static partial int cuMemcpyDtoDAsync_v2(nint to, nint from, nuint bytes, nint stream);

    [LibraryImport(Library)]
    private static partial int cuMemsetD8Async(nint to, byte value, nuint count, nint stream);

    [LibraryImport(Library)]
    private static partial int cuStreamSynchronize(nint stream);

    [LibraryImport(Library)]
    private static partial int cuEventCreate(nint* handle, uint flags);

    [LibraryImport(Library)]
    private static partial int cuEventDestroy_v2(nint handle);

    [LibraryImport(Library)]
    private static partial int cuEventRecord(nint handle, nint stream);

    [LibraryImport(Library)]
    private static partial int cuEventSynchronize(nint handle);

    [LibraryImport(Library)]
    private static partial int cuEventElapsedTime(float* milliseconds, nint start, nint end);

    [LibraryImport(Library)]
    private static partial int cuModuleLoadData(nint* module, void* image);

    [LibraryImport(Library)]
    private static partial int cuModuleGetFunction(nint* function, nint module, byte* name);

    [LibraryImport(Library)]
    private static partial int cuFuncGetAttribute(int* value, FunctionAttribute attribute, nint function);

    [LibraryImport(Library)]
    private static partial int cuFuncSetAttribute(nint function, FunctionAttribute attribute, int value);

    [LibraryImport(Library)]
    private static partial int cuLaunchKernel(
        nint function,
        uint gridX,
        uint gridY,
        uint gridZ,
        uint blockX,
        uint blockY,
        uint blockZ,
        uint sharedBytes,
        nint stream,
        void** parameters,
        void** extra);
}
