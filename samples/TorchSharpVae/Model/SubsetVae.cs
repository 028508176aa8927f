using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SubsetGen.TorchSharpVae.Model;

/// <summary>
/// The discrete variational autoencoder of Ahmed, Zeng, Niepert and Van den Broeck 2023: an image is encoded as twenty subsets,
/// each of 10 out of 20 items. Encoder 784-512-256-400, decoder 400-256-512-784, rectifiers between.
/// </summary>
internal sealed class SubsetVae : Module<Tensor, Tensor>
{
    /// <summary>Subsets in a code.</summary>
    public const int Groups = 20;

    /// <summary>Items that each is a subset of.</summary>
    public const int Items = 20;

    /// <summary>Items in each.</summary>
    public const int Chosen = 10;

    private const int Pixels = Data.ImageSet.Pixels;
    private const int Wide = 512, Narrow = 256;

    private readonly Sequential encoder, decoder;
    private readonly Module<Tensor, Tensor> selector;

    /// <summary>Draws the first weights.</summary>
    /// <param name="selector">What makes subsets out of logits <c>[..., 20]</c>. The model owns it.</param>
    public SubsetVae(Module<Tensor, Tensor> selector)
        : base(nameof(SubsetVae))
    {
        encoder = Dense(Pixels, Wide, Narrow, Groups * Items);
        this.selector = selector;
        decoder = Dense(Groups * Items, Narrow, Wide, Pixels);
        RegisterComponents();
    }

    /// <summary>A new model, whose first weights the seed decides, whatever the estimator.</summary>
    public static SubsetVae Create(Estimator estimator, ulong seed, Device device)
    {
        random.manual_seed((long)seed);
        var model = new SubsetVae(estimator.Selector(seed));
        model.to(device);
        return model;
    }

    /// <summary>The logits of the subsets: images <c>[b, 784]</c> to <c>[b, 20, 20]</c>.</summary>
    public Tensor Encode(Tensor images)
    {
        using var flat = encoder.call(images);
        return flat.view(-1, Groups, Items);
    }

    /// <summary>Subsets for logits, both <c>[b, 20, 20]</c>: as the estimator makes them in training, the most likely ones after <c>eval()</c>.</summary>
    public Tensor Select(Tensor logits) => selector.call(logits);

    /// <summary>The logits of the pixels: codes <c>[b, 20, 20]</c> to <c>[b, 784]</c>.</summary>
    public Tensor Decode(Tensor codes)
    {
        using var flat = codes.flatten(1);
        return decoder.call(flat);
    }

    /// <summary>Images again: <c>[b, 784]</c> to <c>[b, 784]</c>, numbers from 0 to 1.</summary>
    public override Tensor forward(Tensor images)
    {
        using var scope = NewDisposeScope();
        return Decode(Select(Encode(images))).sigmoid().MoveToOuterDisposeScope();
    }

    private static Sequential Dense(int from, int first, int second, int to) => Sequential(
        Linear(from, first), ReLU(), Linear(first, second), ReLU(), Linear(second, to));
}
