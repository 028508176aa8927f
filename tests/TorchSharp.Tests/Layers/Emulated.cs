using System.Reflection;
using SubsetGen.Runtime.Torch;

namespace SubsetGen.Torch.Tests.Layers;

/// <summary>Layers whose kernels for devices stand where those for the processor do: they get the addresses of tensors on the processor.</summary>
internal static class Emulated
{
    /// <summary>A compiled layer's kernels for the processor.</summary>
    public static TensorLayer OnHost<TLayer>() => new("OnHost", Pair<TLayer>(DeviceType.CPU), null);

    /// <summary>Its kernels for devices.</summary>
    public static TensorLayer OnDevice<TLayer>() => new("OnDevice", Pair<TLayer>(DeviceType.CUDA), null);

    private static KernelPair Pair<TLayer>(DeviceType place)
    {
        var kernels = typeof(TLayer).GetMethod("SubsetInSingle", BindingFlags.NonPublic | BindingFlags.Static)!;
        return new KernelPair(((KernelPair)kernels.Invoke(null, null)!).For(place), null);
    }
}
