using SubsetGen.Runtime.Layers;

namespace SubsetGen.Runtime.Torch;

/// <summary>
/// What becomes of an exception in a backward pass. Autograd is native code and cannot carry it, so it goes on with gradients that are
/// NaN, and the caller learns why. On the processor a backward pass runs on the thread that called it, which looks for a native error when it
/// returns: the exception's text is left there. On devices it runs on another thread, and the next call of any layer throws.
/// </summary>
internal static class BackwardFailure
{
    private static Exception? pending;

    /// <summary>Throws what a backward pass on another thread left.</summary>
    /// <exception cref="InvalidOperationException">A backward pass failed.</exception>
    public static void ThrowPending()
    {
        if (Volatile.Read(ref pending) is not null && Interlocked.Exchange(ref pending, null) is { } exception)
            throw new InvalidOperationException($"A backward pass before this call failed, and its gradients are NaN. {exception.Message}", exception);
    }

    /// <summary>Sets the gradients to NaN.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="exception">What happened in it.</param>
    /// <param name="gradients">Its gradients.</param>
    /// <returns>The error for the calling thread; null where that is not this one.</returns>
    public static string? Report(LayerPass pass, Exception exception, Tensor?[] gradients)
    {
        var text = $"{pass.Layer}: its backward pass failed. {exception.Message}";
        try
        {
            pass.Invalidate(gradients);
        }
        catch (Exception second)
        {
            // Nothing to hand to autograd either: undefined gradients, which count as zeros.
            text += $" Its gradients are undefined: {second.Message}";
        }

        if (pass.RunsOnCaller)
            return text;
        Interlocked.CompareExchange(ref pending, new InvalidOperationException(text, exception), null);
        return null;
    }
}
