namespace SubsetGen.Runtime.Cuda.Native;

/// <summary>
/// The calls of the CUDA driver that are used, named as there without the prefix <c>cu</c>. Each returns the driver's
/// result code, which goes to <see cref="Check"/>. Tests have a driver of their own.
/// </summary>
internal abstract class Driver
{
    /// <summary>The result of a call that did its work.</summary>
    public const int Success = 0;

    /// <summary>The result where there is no device.</summary>
    public const int NoDevice = 100;

    /// <summary>The result where memory is used up.</summary>
    public const int OutOfMemory = 2;

    /// <summary>Why there is no driver to call, in one sentence; null where there is one.</summary>
    public virtual string? Missing => null;

    public abstract int Init(uint flags);

    public abstract int GetErrorName(int result, out nint text);

    public abstract int GetErrorString(int result, out nint text);

    public abstract int DeviceGetCount(out int count);

    public abstract int DeviceGet(out int device, int ordinal);

    public abstract int DeviceGetName(Span<byte> name, int device);

    public abstract int DeviceTotalMem(out nuint bytes, int device);

    public abstract int DeviceGetAttribute(out int value, DeviceAttribute attribute, int device);

    public abstract int DevicePrimaryCtxRetain(out nint context, int device);

    public abstract int CtxGetCurrent(out nint context);

    public abstract int CtxSetCurrent(nint context);

    public abstract int CtxPushCurrent(nint context);

    public abstract int CtxPopCurrent(out nint context);

    public abstract int CtxGetDevice(out int device);

    public abstract int CtxSynchronize();

    public abstract int MemAlloc(out nint pointer, nuint bytes);

    public abstract int MemFree(nint pointer);

    public abstract unsafe int MemcpyHtoDAsync(nint to, void* from, nuint bytes, nint stream);

    public abstract unsafe int MemcpyDtoHAsync(void* to, nint from, nuint bytes, nint stream);

    public abstract int MemcpyDtoDAsync(nint to, nint from, nuint bytes, nint stream);

    public abstract int MemsetD8Async(nint to, byte value, nuint bytes, nint stream);

    public abstract int StreamSynchronize(nint stream);

    public abstract int EventCreate(out nint handle, uint flags);

    public abstract int EventDestroy(nint handle);

    public abstract int EventRecord(nint handle, nint stream);

    public abstract int EventSynchronize(nint handle);

    public abstract int EventElapsedTime(out float milliseconds, nint start, nint end);

    public abstract unsafe int ModuleLoadData(out nint module, void* image);

    public abstract unsafe int ModuleGetFunction(out nint function, nint module, byte* name);

    public abstract int FuncGetAttribute(out int value, FunctionAttribute attribute, nint function);

    public abstract int FuncSetAttribute(nint function, FunctionAttribute attribute, int value);

    public abstract unsafe int LaunchKernel(nint function, int grid, int block, int sharedBytes, nint stream, void** parameters);

    /// <summary>Throws where a call failed.</summary>
    /// <param name="result">What the call returned.</param>
    /// <param name="call">Its name here.</param>
    /// <param name="device">The device it was about.</param>
    /// <param name="kernel">The kernel it was about.</param>
    public void Check(int result, string call, CudaDevice? device = null, string? kernel = null)
    {
        if (result != Success)
            throw CudaException.OfCall($"cu{call}", ErrorName(result), ErrorText(result), device, kernel);
    }

    /// <summary>What the driver calls a result, such as CUDA_ERROR_OUT_OF_MEMORY.</summary>
    public string ErrorName(int result) =>
        GetErrorName(result, out var name) == Success && name != 0 ? NativeText.Read(name) : $"CUDA error {result}";

    /// <summary>What a result means, in the driver's words.</summary>
    public string ErrorText(int result) =>
        GetErrorString(result, out var text) == Success && text != 0 ? NativeText.Read(text) : "the driver has no text for it";
}
