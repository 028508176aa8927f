namespace SubsetGen.Runtime.Torch;

/// <summary>
/// The gradients that this thread handed to autograd last. Autograd reads their handles after the function has returned: they must not
/// be collected before. Nobody else would dispose them; the next ones do.
/// </summary>
internal static class LatestGradients
{
    [ThreadStatic]
    private static Tensor?[]? latest;

    public static void Keep(Tensor?[] gradients)
    {
        foreach (var tensor in latest ?? [])
            tensor?.Dispose();
        latest = gradients;
    }
}
