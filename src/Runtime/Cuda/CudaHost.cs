using System.Collections.Concurrent;
using SubsetGen.Runtime.Cuda.Native;

namespace SubsetGen.Runtime.Cuda;

/// <summary>A CUDA device as a host of kernels.</summary>
internal sealed unsafe class CudaHost : KernelHost
{
    private readonly ConcurrentDictionary<(string Hash, KernelShape Shape), Lazy<CudaKernel>> loaded = new();
    private readonly KernelCompiler compiler;
    private readonly Driver driver;

    public CudaHost(CudaDevice device, KernelCompiler compiler)
    {
        Device = device;
        driver = device.Driver;
        this.compiler = compiler;
        Architecture = (device.ComputeCapability.Major * 10) + device.ComputeCapability.Minor;
    }

    public CudaDevice Device { get; }

    /// <summary>The compute capability as one number, such as 90.</summary>
    public int Architecture { get; }

    public override string Name => Device.Name;

    public override string Target => $"sm_{Architecture}";

    public override int Multiprocessors => Device.Multiprocessors;

    public override int SharedBytesPerBlock => Device.SharedBytesPerBlock;

    public override LoadedKernel Load(in KernelRequest request)
    {
        var key = (request.Hash, request.Shape);
        if (!loaded.TryGetValue(key, out var entry))
            entry = loaded.GetOrAdd(key, Later(request));
        try
        {
            return entry.Value;
        }
        catch
        {
            // The next call tries again: what was missing may have been installed, memory may have been freed.
            loaded.TryRemove(new KeyValuePair<(string, KernelShape), Lazy<CudaKernel>>(key, entry));
            throw;
        }
    }

    public override void Launch(
        LoadedKernel loaded, string kernel, int grid, int block, int sharedBytes, CudaStream stream, ReadOnlySpan<byte> arguments)
    {
        var module = (CudaKernel)loaded;
        using var scope = new ContextScope(Device);
        fixed (byte* start = arguments)
        {
            // The driver copies the structure before it returns.
            void* parameter = start;
            var result = driver.LaunchKernel(module.Function(kernel, sharedBytes), grid, block, sharedBytes, stream.Handle, &parameter);
            if (result != Driver.Success)
                driver.Check(result, nameof(driver.LaunchKernel), Device, module.FullName(kernel));
        }
    }

    public override nint Allocate(long bytes)
    {
        using var scope = new ContextScope(Device);
        var result = driver.MemAlloc(out var pointer, (nuint)bytes);
        if (result == Driver.OutOfMemory && Pool.Trim())
            result = driver.MemAlloc(out pointer, (nuint)bytes);
        driver.Check(result, nameof(driver.MemAlloc), Device);
        return pointer;
    }

    public override void Free(nint pointer)
    {
        using var scope = new ContextScope(Device);
        driver.Check(driver.MemFree(pointer), nameof(driver.MemFree), Device);
    }

    public override void CopyToDevice(nint to, ReadOnlySpan<byte> from, CudaStream stream)
    {
        using var scope = new ContextScope(Device);
        fixed (byte* start = from)
        {
            driver.Check(
                driver.MemcpyHtoDAsync(to, start, (nuint)from.Length, stream.Handle), nameof(driver.MemcpyHtoDAsync), Device);

            // Memory that the system holds in place is read after the call returns.
            driver.Check(driver.StreamSynchronize(stream.Handle), nameof(driver.StreamSynchronize), Device);
        }
    }

    public override void CopyToHost(Span<byte> to, nint from, CudaStream stream)
    {
        using var scope = new ContextScope(Device);
        fixed (byte* start = to)
        {
            driver.Check(
                driver.MemcpyDtoHAsync(start, from, (nuint)to.Length, stream.Handle), nameof(driver.MemcpyDtoHAsync), Device);
            driver.Check(driver.StreamSynchronize(stream.Handle), nameof(driver.StreamSynchronize), Device);
        }
    }

    public override void CopyOnDevice(nint to, nint from, long bytes, CudaStream stream)
    {
        using var scope = new ContextScope(Device);
        driver.Check(driver.MemcpyDtoDAsync(to, from, (nuint)bytes, stream.Handle), nameof(driver.MemcpyDtoDAsync), Device);
    }

    public override void Clear(nint pointer, long bytes, CudaStream stream)
    {
        using var scope = new ContextScope(Device);
        driver.Check(driver.MemsetD8Async(pointer, 0, (nuint)bytes, stream.Handle), nameof(driver.MemsetD8Async), Device);
    }

    public override void Synchronize(CudaStream stream)
    {
        using var scope = new ContextScope(Device);
        driver.Check(driver.StreamSynchronize(stream.Handle), nameof(driver.StreamSynchronize), Device);
    }

    public override void SynchronizeAll()
    {
        using var scope = new ContextScope(Device);
        driver.Check(driver.CtxSynchronize(), nameof(driver.CtxSynchronize), Device);
    }

    /// <summary>Apart from the look-up, which must not take memory for what only a new kernel needs.</summary>
    private Lazy<CudaKernel> Later(KernelRequest request) => new(() => LoadNew(request));

    private CudaKernel LoadNew(KernelRequest request)
    {
        var image = compiler.Image(request, Architecture);
        using var scope = new ContextScope(Device);
        return new CudaKernel(Device, request, image);
    }
}
