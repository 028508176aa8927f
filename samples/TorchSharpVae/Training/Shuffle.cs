using TorchSharp;
using static TorchSharp.torch;

namespace SubsetGen.TorchSharpVae.Training;

/// <summary>The order in which images are seen, another one every epoch (Fisher and Yates).</summary>
internal static class Shuffle
{
    /// <summary>The numbers below a count, in an order that the seed and the epoch decide: <c>[count]</c>.</summary>
    public static Tensor Draw(int count, ulong seed, int epoch, Device device)
    {
        var order = Enumerable.Range(0, count).Select(i => (long)i).ToArray();
        var random = SplitMix.Of(seed, epoch);
        for (var i = count - 1; i > 0; i--)
        {
            var j = random.Below(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }

        return tensor(order, device: device);
    }
}
