using TorchSharp;
using static TorchSharp.torch;

namespace SubsetGen.TorchSharpVae.Training;

/// <summary>The mean bound of batches. It is summed where the batches are, so that no step waits for a number.</summary>
internal sealed class ElboSums(Device device)
{
    private readonly Tensor sums = zeros([2], ScalarType.Float64, device);
    private long images;

    /// <summary>Adds a batch.</summary>
    /// <param name="crossEntropy">Mean over the batch.</param>
    /// <param name="divergence">Mean over the batch.</param>
    /// <param name="count">Images in it.</param>
    public void Add(Tensor crossEntropy, Tensor divergence, long count)
    {
        using var scope = no_grad();
        using var both = stack([crossEntropy, divergence]);
        sums.add_(both, alpha: count);
        images += count;
    }

    /// <summary>The mean over all images.</summary>
    public Elbo Mean()
    {
        var values = sums.cpu().data<double>();
        return new(values[0] / images, values[1] / images);
    }
}
