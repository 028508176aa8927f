using SubsetGen.Runtime.Cuda.Native;

namespace SubsetGen.Runtime.Cuda;

/// <summary>A module on a device, and its entry points.</summary>
internal sealed class CudaKernel : LoadedKernel
{
    private readonly CudaDevice device;
    private readonly string[] names;
    private readonly nint[] functions;
    private readonly int[] sharedLimits;

    /// <summary>Loads an image into the current context.</summary>
    public unsafe CudaKernel(CudaDevice device, in KernelRequest request, ReadOnlySpan<byte> image)
        : base(request.Name)
    {
        this.device = device;
        var driver = device.Driver;
        nint module;
        fixed (byte* start = image)
            driver.Check(driver.ModuleLoadData(out module, start), nameof(driver.ModuleLoadData), device, request.Name);
        names = request.Kernels;
        functions = new nint[names.Length];
        sharedLimits = new int[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            fixed (byte* name = NativeText.Of(names[i]))
            {
                driver.Check(
                    driver.ModuleGetFunction(out functions[i], module, name),
                    nameof(driver.ModuleGetFunction),
                    device,
                    FullName(names[i]));
            }

            sharedLimits[i] = AllowSharedMemory(device, functions[i], FullName(names[i]));
        }
    }

    /// <summary>What errors call an entry point.</summary>
    public string FullName(string kernel) => $"{kernel} of {Name}";

    public override ThreadNeeds? NeedsOf(string kernel)
    {
        using var scope = new ContextScope(device);
        var function = Function(kernel, 0);
        return new ThreadNeeds(
            Read(FunctionAttribute.Registers, device, function, FullName(kernel)),
            Read(FunctionAttribute.LocalSizeBytes, device, function, FullName(kernel)));
    }

    /// <summary>The driver's handle of an entry point that is to have so much dynamic shared memory.</summary>
    public nint Function(string kernel, int sharedBytes)
    {
        var index = Array.IndexOf(names, kernel);
        if (index < 0)
            throw new ArgumentException($"{Name} has the kernels {string.Join(", ", names)}, but none called {kernel}.", nameof(kernel));
        if (sharedBytes <= sharedLimits[index])
            return functions[index];
        throw new ArgumentOutOfRangeException(
            nameof(sharedBytes),
            sharedBytes,
            $"{FullName(kernel)} can have {sharedLimits[index]} bytes of shared memory a block beside what it declares.");
    }

    /// <summary>A launch may ask for all shared memory that the device has; without this the driver stops at 48 KB.</summary>
    private static int AllowSharedMemory(CudaDevice device, nint function, string kernel)
    {
        var driver = device.Driver;
        var limit = device.SharedBytesPerBlock - Read(FunctionAttribute.SharedSizeBytes, device, function, kernel);
        driver.Check(
            driver.FuncSetAttribute(function, FunctionAttribute.MaxDynamicSharedSizeBytes, limit),
            nameof(driver.FuncSetAttribute),
            device,
            kernel);
        return limit;
    }

    private static int Read(FunctionAttribute attribute, CudaDevice device, nint function, string kernel)
    {
        var driver = device.Driver;
        driver.Check(driver.FuncGetAttribute(out var value, attribute, function), nameof(driver.FuncGetAttribute), device, kernel);
        return value;
    }
}
