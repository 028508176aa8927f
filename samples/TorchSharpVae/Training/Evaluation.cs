using SubsetGen.TorchSharpVae.Data;
using SubsetGen.TorchSharpVae.Model;
using TorchSharp;
using static TorchSharp.torch;

namespace SubsetGen.TorchSharpVae.Training;

/// <summary>What a model is worth, found in the same way for every estimator and with the same draws.</summary>
internal static class Evaluation
{
    private const int Batch = 1000;
    private const int MostImages = 10_000;
    private const ulong Seed = 20;

    /// <summary>The bound on the first images, ten thousand of them at most, with one exact sample of each code.</summary>
    public static Elbo Of(SubsetVae model, ImageTensor images, TrainingPlan plan) =>
        Mean(images, plan.Device, (some, start) => ElboEstimate.OfExactSamples(model, some, Seed + (ulong)start));

    /// <summary>The same with the most likely code of each image in place of a sample. That is no bound: it leaves out what a code may be.</summary>
    public static Elbo OfMostLikelyCodes(SubsetVae model, ImageTensor images, TrainingPlan plan)
    {
        model.eval();
        return Mean(images, plan.Device, (some, _) => ElboEstimate.OfOwnSamples(model, some));
    }

    /// <summary>The first images as the model sees them, with the most likely code of each.</summary>
    public static ImageSet Reconstruct(SubsetVae model, ImageTensor images, int count)
    {
        using var grad = no_grad();
        using var scope = NewDisposeScope();
        model.eval();
        return ToImages(model.call(images.Slice(0, Math.Min(count, images.Count))));
    }

    /// <summary>What the model makes of codes from the prior, in which all subsets are equally likely.</summary>
    public static ImageSet Invent(SubsetVae model, int count, Device device)
    {
        using var grad = no_grad();
        using var scope = NewDisposeScope();
        var even = zeros([SubsetVae.Groups, SubsetVae.Items], device: device);
        var codes = SimpleSelector.Draw(even, count, Seed).transpose(0, 1);
        return ToImages(model.Decode(codes).sigmoid());
    }

    private static Elbo Mean(
        ImageTensor images, Device device, Func<Tensor, int, (Tensor CrossEntropy, Tensor Divergence)> estimate)
    {
        using var grad = no_grad();
        using var scope = NewDisposeScope();
        var sums = new ElboSums(device);
        var most = Math.Min(images.Count, MostImages);
        for (var start = 0; start < most; start += Batch)
        {
            using var step = NewDisposeScope();
            var some = images.Slice(start, Math.Min(Batch, most - start));
            var (crossEntropy, divergence) = estimate(some, start);
            sums.Add(crossEntropy, divergence, some.shape[0]);
        }

        return sums.Mean();
    }

    private static ImageSet ToImages(Tensor numbers) =>
        new([.. (numbers * byte.MaxValue).round().to(ScalarType.Byte).cpu().data<byte>()]);
}
