namespace SubsetGen.Runtime.Cuda;

/// <summary>A CUDA stream: work on it is done in the order in which it was asked for. The default value is the default stream.</summary>
/// <param name="handle">
/// The driver's handle (<c>CUstream</c>, the same as the runtime's <c>cudaStream_t</c>). It stays the caller's, and belongs to
/// the device of the calls it is passed to.
/// </param>
public readonly struct CudaStream(nint handle) : IEquatable<CudaStream>
{
    /// <summary>The driver's handle; 0 for the default stream.</summary>
    public nint Handle => handle;

    /// <summary>Whether two are the same stream.</summary>
    public static bool operator ==(CudaStream left, CudaStream right) => left.Equals(right);

    /// <summary>Whether two are different streams.</summary>
    public static bool operator !=(CudaStream left, CudaStream right) => !left.Equals(right);

    /// <summary>Waits until the stream has done all it was asked for. Errors of its kernels are thrown here.</summary>
    /// <exception cref="CudaException">A kernel failed, or CUDA cannot be used here.</exception>
    public void Synchronize() => KernelHost.Current.Synchronize(this);

    /// <inheritdoc/>
    public bool Equals(CudaStream other) => Handle == other.Handle;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is CudaStream other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Handle.GetHashCode();
}
