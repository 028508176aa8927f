using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SubsetGen.TorchSharpVae.Model;

/// <summary>A way to send a gradient through the choice of a subset.</summary>
/// <param name="Name">On the command line.</param>
/// <param name="Title">For people.</param>
/// <param name="Selector">Makes the layer, given the seed of its draws.</param>
internal sealed record Estimator(string Name, string Title, Func<ulong, Module<Tensor, Tensor>> Selector)
{
    /// <summary>Of both relaxations. Of 0.05, 0.1, 0.2, 0.3, 0.5, 1 and 2 it did best for each of them.</summary>
    public const double Temperature = 0.2;

    /// <summary>All that are compared.</summary>
    public static IReadOnlyList<Estimator> All { get; } =
    [
        new("simple", "SIMPLE", seed => new SimpleSelector { Seed = seed }),
        new("softsub", "SoftSub", seed => new SoftSubSelector { Seed = seed }),
        new("gumbel-topk", "Gumbel-sigmoid-top-k", seed => new GumbelTopKSelector { Seed = seed }),
    ];
}
