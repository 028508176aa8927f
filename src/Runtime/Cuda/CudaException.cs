namespace SubsetGen.Runtime.Cuda;

/// <summary>
/// A call of the CUDA driver or of its run-time compiler failed, or CUDA cannot be used here. The message is one line: the
/// call, the kernel and the device where there is one, the error's name and its text.
/// </summary>
public sealed class CudaException : Exception
{
    private CudaException(string message, string? call = null, string? errorName = null, string? kernel = null, string? log = null)
        : base(message)
    {
        Call = call;
        ErrorName = errorName;
        Kernel = kernel;
        Log = log;
    }

    /// <summary>The call that failed, such as <c>cuMemAlloc</c>; null where CUDA cannot be used at all.</summary>
    public string? Call { get; }

    /// <summary>The error's name, such as <c>CUDA_ERROR_OUT_OF_MEMORY</c>.</summary>
    public string? ErrorName { get; }

    /// <summary>The kernel that the call was about, if any.</summary>
    public string? Kernel { get; }

    /// <summary>All that the compiler said, where it was the one that failed.</summary>
    public string? Log { get; }

    /// <summary>CUDA cannot be used here.</summary>
    internal static CudaException Unavailable(string reason) => new($"CUDA cannot be used here. {reason}");

    /// <summary>A call failed.</summary>
    internal static CudaException OfCall(string call, string errorName, string errorText, CudaDevice? device = null, string? kernel = null)
    {
        var about = (kernel is null ? string.Empty : $" for {kernel}") + (device is null ? string.Empty : $" on {device}");
        return new CudaException($"{call} failed{about}: {errorName}, {errorText.TrimEnd('.')}.", call, errorName, kernel);
    }

    /// <summary>A kernel does not compile.</summary>
    internal static CudaException OfCompiler(string call, string errorName, string kernel, string architecture, string log)
    {
        var first = FirstError(log);
        return new CudaException(
            $"{call} failed for {kernel} on {architecture}: {errorName}{(first is null ? string.Empty : $", {first}")}.",
            call,
            errorName,
            kernel,
            log);
    }

    private static string? FirstError(string log)
    {
        var lines = log.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return (lines.FirstOrDefault(line => line.Contains("error", StringComparison.OrdinalIgnoreCase)) ?? lines.FirstOrDefault())?.TrimEnd('.');
    }
}
