using System.Runtime.InteropServices;

namespace SubsetGen.Runtime.Cuda.Native;

/// <summary>The installed driver. Where a call has a second version (<c>_v2</c>) it is that one: the first is for 32-bit pointers.</summary>
internal sealed unsafe partial class NativeDriver : Driver
{
    /// <inheritdoc/>
    public override string? Missing => NativeLibraries.Driver.Missing;

    public override int Init(uint flags) => cuInit(flags);

    public override int GetErrorName(int result, out nint text)
    {
        fixed (nint* address = &text)
            return cuGetErrorName(result, address);
    }

    public override int GetErrorString(int result, out nint text)
    {
        fixed (nint* address = &text)
            return cuGetErrorString(result, address);
    }

    public override int DeviceGetCount(out int count)
    {
        fixed (int* address = &count)
            return cuDeviceGetCount(address);
    }

    public override int DeviceGet(out int device, int ordinal)
    {
        fixed (int* address = &device)
            return cuDeviceGet(address, ordinal);
    }

    public override int DeviceGetName(Span<byte> name, int device)
    {
        fixed (byte* address = name)
            return cuDeviceGetName(address, name.Length, device);
    }

    public override int DeviceTotalMem(out nuint bytes, int device)
    {
        fixed (nuint* address = &bytes)
            return cuDeviceTotalMem_v2(address, device);
    }

    public override int DeviceGetAttribute(out int value, DeviceAttribute attribute, int device)
    {
        fixed (int* address = &value)
            return cuDeviceGetAttribute(address, attribute, device);
    }

    public override int DevicePrimaryCtxRetain(out nint context, int device)
    {
        fixed (nint* address = &context)
            return cuDevicePrimaryCtxRetain(address, device);
    }

    public override int CtxGetCurrent(out nint context)
    {
        fixed (nint* address = &context)
            return cuCtxGetCurrent(address);
    }

    public override int CtxSetCurrent(nint context) => cuCtxSetCurrent(context);

    public override int CtxPushCurrent(nint context) => cuCtxPushCurrent_v2(context);

    public override int CtxPopCurrent(out nint context)
    {
        fixed (nint* address = &context)
            return cuCtxPopCurrent_v2(address);
    }

    public override int CtxGetDevice(out int device)
    {
        fixed (int* address = &device)
            return cuCtxGetDevice(address);
    }

    public override int CtxSynchronize() => cuCtxSynchronize();

    public override int MemAlloc(out nint pointer, nuint bytes)
    {
        fixed (nint* address = &pointer)
            return cuMemAlloc_v2(address, bytes);
    }

    public override int MemFree(nint pointer) => cuMemFree_v2(pointer);

    public override int MemcpyHtoDAsync(nint to, void* from, nuint bytes, nint stream) =>
        cuMemcpyHtoDAsync_v2(to, from, bytes, stream);

    public override int MemcpyDtoHAsync(void* to, nint from, nuint bytes, nint stream) =>
        cuMemcpyDtoHAsync_v2(to, from, bytes, stream);

    public override int MemcpyDtoDAsync(nint to, nint from, nuint bytes, nint stream) =>
        cuMemcpyDtoDAsync_v2(to, from, bytes, stream);

    public override int MemsetD8Async(nint to, byte value, nuint bytes, nint stream) => cuMemsetD8Async(to, value, bytes, stream);

    public override int StreamSynchronize(nint stream) => cuStreamSynchronize(stream);

    public override int EventCreate(out nint handle, uint flags)
    {
        fixed (nint* address = &handle)
            return cuEventCreate(address, flags);
    }

    public override int EventDestroy(nint handle) => cuEventDestroy_v2(handle);

    public override int EventRecord(nint handle, nint stream) => cuEventRecord(handle, stream);

    public override int EventSynchronize(nint handle) => cuEventSynchronize(handle);

    public override int EventElapsedTime(out float milliseconds, nint start, nint end)
    {
        fixed (float* address = &milliseconds)
            return cuEventElapsedTime(address, start, end);
    }

    public override int ModuleLoadData(out nint module, void* image)
    {
        fixed (nint* address = &module)
            return cuModuleLoadData(address, image);
    }

    public override int ModuleGetFunction(out nint function, nint module, byte* name)
    {
        fixed (nint* address = &function)
            return cuModuleGetFunction(address, module, name);
    }

    public override int FuncGetAttribute(out int value, FunctionAttribute attribute, nint function)
    {
        fixed (int* address = &value)
            return cuFuncGetAttribute(address, attribute, function);
    }

    public override int FuncSetAttribute(nint function, FunctionAttribute attribute, int value) =>
        cuFuncSetAttribute(function, attribute, value);

    public override int LaunchKernel(nint function, int grid, int block, int sharedBytes, nint stream, void** parameters) =>
        cuLaunchKernel(function, (uint)grid, 1, 1, (uint)block, 1, 1, (uint)sharedBytes, stream, parameters, null);
}
