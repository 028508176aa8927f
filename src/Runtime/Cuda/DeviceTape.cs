using SubsetGen.Runtime.Layers;

namespace SubsetGen.Runtime.Cuda;

/// <summary>
/// What one <c>Backward</c> in device memory needs of its <c>Forward</c>. It holds the numbers that forward found; logits,
/// masks and, where the gradient is made of them, outputs are not copied: leave them as they are until backward has run.
/// Dispose it to give its memory back.
/// </summary>
public sealed class DeviceTape : IDisposable
{
    private readonly object owner;
    private readonly KernelHost host;
    private PooledMemory saved;
    private bool isUsed;
    private bool isDisposed;

    internal DeviceTape(object owner, KernelHost host, in LayerCall call, BatchShape shape, in DeviceOperands inputs, in DeviceOperands outputs, PooledMemory saved)
    {
        this.owner = owner;
        this.host = host;
        this.saved = saved;
        Call = call;
        Shape = shape;
        Inputs = inputs;
        Outputs = outputs;
    }

    /// <summary>Where forward ran, and backward will.</summary>
    internal KernelHost Host => host;

    internal LayerCall Call { get; }

    internal BatchShape Shape { get; }

    internal DeviceOperands Inputs { get; }

    internal DeviceOperands Outputs { get; }

    internal nint Saved => saved.Pointer;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (isDisposed)
            return;
        isDisposed = true;
        host.Pool.Return(saved);
    }

    /// <summary>Checks that the tape can be used for a backward pass.</summary>
    internal void Require(object caller, bool steps)
    {
        if (isDisposed)
            throw new ObjectDisposedException("tape", "The tape was disposed; Backward must run before that.");
        if (!ReferenceEquals(owner, caller))
        {
            throw new ArgumentException(
                $"The tape is of another layer: it was made by a {owner.GetType().Name}, this is another {caller.GetType().Name}.", "tape");
        }

        if (isUsed)
            throw new InvalidOperationException("The tape was used already; each Forward allows one Backward.");
        if (Call.Steps != steps)
        {
            throw new ArgumentException(
                steps ? "The tape is of Forward; pass it to Backward." : "The tape is of ForwardSteps; pass it to BackwardSteps.", "tape");
        }
    }

    /// <summary>Takes notice of the backward pass: its memory may be used again once that stream has come so far.</summary>
    internal void Use(CudaStream stream)
    {
        isUsed = true;
        saved = saved with { Stream = stream };
    }
}
