using SubsetGen.TorchSharpVae.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace SubsetGen.TorchSharpVae.Training;

/// <summary>Images where the model is: kept as bytes, and made numbers from 0 to 1 a batch at a time.</summary>
internal sealed class ImageTensor : IDisposable
{
    private readonly Tensor bytes;

    /// <summary>Copies images.</summary>
    public ImageTensor(ImageSet images, Device device)
    {
        using var scope = NewDisposeScope();
        Count = images.Count;
        bytes = tensor(images.Bytes, [Count, ImageSet.Pixels], ScalarType.Byte, device).DetachFromDisposeScope();
    }

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>Images side by side: <c>[count, 784]</c>.</summary>
    public Tensor Slice(int start, int count)
    {
        using var some = bytes.narrow(0, start, count);
        return ToNumbers(some);
    }

    /// <summary>Images of an index tensor <c>[count]</c>: <c>[count, 784]</c>.</summary>
    public Tensor At(Tensor indices)
    {
        using var some = bytes.index_select(0, indices);
        return ToNumbers(some);
    }

    /// <inheritdoc/>
    public void Dispose() => bytes.Dispose();

    private static Tensor ToNumbers(Tensor some)
    {
        using var numbers = some.to(ScalarType.Float32);
        return numbers / byte.MaxValue;
    }
}
