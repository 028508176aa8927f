using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text;
using SubsetGen.Runtime.Cuda;
using SubsetGen.Runtime.Cuda.Native;

namespace SubsetGen.Runtime.Tests.Cuda;

/// <summary>
/// A driver without devices behind it: memory is the host's, contexts are kept a thread, and a call can be told to fail. It
/// refuses what the real one refuses: work on memory, streams, events and modules without a current context.
/// </summary>
internal sealed unsafe class FakeDriver : Driver
{
    public const int InvalidContext = 201;
    public const int FirstContext = 1000;

    private readonly ThreadLocal<Stack<nint>> contexts = new(() => new Stack<nint>());
    private readonly ConcurrentDictionary<nint, nuint> allocated = new();
    private readonly ConcurrentDictionary<string, int> failures = new();
    private long handles = 5000;

    public int DeviceCount { get; init; } = 2;

    public string? NoLibrary { get; init; }

    public long MemoryLimit { get; set; } = long.MaxValue;

    public override string? Missing => NoLibrary;

    public ConcurrentQueue<string> Calls { get; } = new();

    public int LiveBlocks => allocated.Count;

    public long LiveBytes => allocated.Values.Sum(bytes => (long)bytes);

    public List<(nint Function, int Grid, int Block, int Shared, nint Stream, byte[] Arguments)> Launches { get; } = [];

    public int ArgumentBytes { get; set; }

    public Dictionary<nint, int> SharedLimits { get; } = [];

    public List<byte[]> Images { get; } = [];

    public int ContextsOfThread => contexts.Value!.Count;

    public static CudaPlatform Platform(FakeDriver driver, string? noCompiler = null) =>
        new(driver, new FakeCompiler { NoCompiler = noCompiler });

    /// <summary>Lets a call fail from now on.</summary>
    public void Fail(string call, int result) => failures[call] = result;

    public void Mend(string call) => failures.TryRemove(call, out _);

    public override int Init(uint flags) => Did("Init", inContext: false);

    public override int GetErrorName(int result, out nint text) => Text(result switch
    {
        NoDevice => "CUDA_ERROR_NO_DEVICE",
        OutOfMemory => "CUDA_ERROR_OUT_OF_MEMORY",
        InvalidContext => "CUDA_ERROR_INVALID_CONTEXT",
        700 => "CUDA_ERROR_ILLEGAL_ADDRESS",
        803 => "CUDA_ERROR_SYSTEM_DRIVER_MISMATCH",
        _ => null,
    }, out text);

    public override int GetErrorString(int result, out nint text) => Text(result switch
    {
        NoDevice => "no CUDA-capable device is detected",
        OutOfMemory => "out of memory",
        InvalidContext => "invalid device context",
        700 => "an illegal memory access was encountered",
        803 => "system has unsupported display driver / cuda driver combination",
        _ => null,
    }, out text);

    public override int DeviceGetCount(out int count)
    {
        count = DeviceCount;
        return Did("DeviceGetCount", inContext: false);
    }

    public override int DeviceGet(out int device, int ordinal)
    {
        // A handle need not be the number.
        device = ordinal + 70;
        return Did("DeviceGet", inContext: false);
    }

    public override int DeviceGetName(Span<byte> name, int device)
    {
        name.Clear();
        Encoding.UTF8.GetBytes($"Fake {device - 70}", name);
        return Did("DeviceGetName", inContext: false);
    }

    public override int DeviceTotalMem(out nuint bytes, int device)
    {
        bytes = unchecked((nuint)150_000_000_000);
        return Did("DeviceTotalMem", inContext: false);
    }

    public override int DeviceGetAttribute(out int value, DeviceAttribute attribute, int device)
    {
        value = attribute switch
        {
            DeviceAttribute.MaxSharedMemoryPerBlock => 49152,
            DeviceAttribute.MaxSharedMemoryPerBlockOptIn => 232448,
            DeviceAttribute.MultiprocessorCount => 132,
            DeviceAttribute.ComputeCapabilityMajor => 9,
            DeviceAttribute.ComputeCapabilityMinor => 0,
            _ => throw new ArgumentOutOfRangeException(nameof(attribute)),
        };
        return Did("DeviceGetAttribute", inContext: false);
    }

    public override int DevicePrimaryCtxRetain(out nint context, int device)
    {
        context = FirstContext + device - 70;
        return Did("DevicePrimaryCtxRetain", inContext: false);
    }

    public override int CtxGetCurrent(out nint context)
    {
        context = contexts.Value!.TryPeek(out var top) ? top : 0;
        return Did("CtxGetCurrent", inContext: false);
    }

    public override int CtxSetCurrent(nint context)
    {
        contexts.Value!.TryPop(out _);
        contexts.Value.Push(context);
        return Did("CtxSetCurrent", inContext: false);
    }

    public override int CtxPushCurrent(nint context)
    {
        contexts.Value!.Push(context);
        return Did("CtxPushCurrent", inContext: false);
    }

    public override int CtxPopCurrent(out nint context)
    {
        context = contexts.Value!.Pop();
        return Did("CtxPopCurrent", inContext: false);
    }

    public override int CtxGetDevice(out int device)
    {
        device = contexts.Value!.TryPeek(out var top) ? (int)top - FirstContext + 70 : 0;
        return Did("CtxGetDevice");
    }

    public override int CtxSynchronize() => Did("CtxSynchronize");

    public override int MemAlloc(out nint pointer, nuint bytes)
    {
        pointer = 0;
        var result = Did("MemAlloc");
        if (result != Success)
            return result;
        if (LiveBytes + (long)bytes > MemoryLimit)
            return OutOfMemory;
        pointer = (nint)NativeMemory.AlignedAlloc(bytes, 256);
        allocated[pointer] = bytes;
        return Success;
    }

    public override int MemFree(nint pointer)
    {
        var result = Did("MemFree");
        if (result != Success)
            return result;
        if (!allocated.TryRemove(pointer, out _))
            return 1;
        NativeMemory.AlignedFree((void*)pointer);
        return Success;
    }

    public override int MemcpyHtoDAsync(nint to, void* from, nuint bytes, nint stream)
    {
        var result = Did("MemcpyHtoDAsync");
        if (result == Success)
            NativeMemory.Copy(from, (void*)to, bytes);
        return result;
    }

    public override int MemcpyDtoHAsync(void* to, nint from, nuint bytes, nint stream)
    {
        var result = Did("MemcpyDtoHAsync");
        if (result == Success)
            NativeMemory.Copy((void*)from, to, bytes);
        return result;
    }

    public override int MemcpyDtoDAsync(nint to, nint from, nuint bytes, nint stream)
    {
        var result = Did("MemcpyDtoDAsync");
        if (result == Success)
            NativeMemory.Copy((void*)from, (void*)to, bytes);
        return result;
    }

    public override int MemsetD8Async(nint to, byte value, nuint bytes, nint stream)
    {
        var result = Did("MemsetD8Async");
        if (result == Success)
            NativeMemory.Fill((void*)to, bytes, value);
        return result;
    }

    public override int StreamSynchronize(nint stream) => Did("StreamSynchronize");

    public override int EventCreate(out nint handle, uint flags)
    {
        handle = (nint)Interlocked.Increment(ref handles);
        return Did("EventCreate");
    }

    public override int EventDestroy(nint handle) => Did("EventDestroy");

    public override int EventRecord(nint handle, nint stream) => Did("EventRecord");

    public override int EventSynchronize(nint handle) => Did("EventSynchronize");

    public override int EventElapsedTime(out float milliseconds, nint start, nint end)
    {
        milliseconds = end - start;
        return Did("EventElapsedTime");
    }

    public override int ModuleLoadData(out nint module, void* image)
    {
        module = (nint)Interlocked.Increment(ref handles);
        lock (Images)
            Images.Add(new ReadOnlySpan<byte>(image, FakeCompiler.ImageSize).ToArray());
        return Did("ModuleLoadData");
    }

    public override int ModuleGetFunction(out nint function, nint module, byte* name)
    {
        function = (module * 100) + Marshal.PtrToStringUTF8((nint)name)!.Length;
        return Did("ModuleGetFunction");
    }

    public override int FuncGetAttribute(out int value, FunctionAttribute attribute, nint function)
    {
        value = 1024;
        return Did("FuncGetAttribute");
    }

    public override int FuncSetAttribute(nint function, FunctionAttribute attribute, int value)
    {
        lock (SharedLimits)
            SharedLimits[function] = value;
        return Did("FuncSetAttribute");
    }

    public override int LaunchKernel(nint function, int grid, int block, int sharedBytes, nint stream, void** parameters)
    {
        var arguments = new ReadOnlySpan<byte>(parameters[0], ArgumentBytes).ToArray();
        lock (Launches)
            Launches.Add((function, grid, block, sharedBytes, stream, arguments));
        return Did("LaunchKernel");
    }

    private static int Text(string? text, out nint pointer)
    {
        // A few bytes that live as long as the tests, as the driver's own texts do.
        pointer = text is null ? 0 : Marshal.StringToCoTaskMemUTF8(text);
        return text is null ? 1 : Success;
    }

    private int Did(string call, bool inContext = true)
    {
        Calls.Enqueue(call);
        if (failures.TryGetValue(call, out var result))
            return result;
        return inContext && contexts.Value!.Count == 0 ? InvalidContext : Success;
    }
}
