using SubsetGen.Cuda.Tests.Harness;
using SubsetGen.Runtime.Cuda;
using SubsetGen.Runtime.Layers;
using SubsetGen.Runtime.Random;
using SubsetGen.Runtime.Torch;
using SubsetGen.Torch.Tests.Harness;
using SubsetGen.Torch.Tests.Layers;

namespace SubsetGen.Torch.Tests;

/// <summary>What reaches a device's kernels is what reaches the processor's. The device is emulated: it computes in this process's memory.</summary>
public sealed class DeviceTests
{
    private readonly Tensor logits = Tensors.Random([2, 3, 9]);
    private readonly LayerCall call = new(3, 0.7, new DrawKey(5, 1));

    public static TheoryData<string> Limits => ["none", "a mask", "lengths"];

    [TheoryWithHostCompiler, MemberData(nameof(Limits))]
    public void Subsets_and_gradients_are_those_of_the_processor(string limits)
    {
        var (k, logTemperature) = (tensor(new[] { 2.5f, -1, 3 }, requires_grad: true), tensor(-0.3f, requires_grad: true));
        var inputs = new TensorInputs(logits)
        {
            K = k,
            LogTemperature = logTemperature,
            Limits = limits switch
            {
                "a mask" => arange(9) != 4,
                "lengths" => tensor(new long[] { 9, 8, 7, 6, 5, 9 }, [2, 3]),
                _ => null,
            },
        };
        var weights = Tensors.Random([2, 3, 9], 2);

        var expected = Emulated.OnHost<LearningSelector>().Apply(call, inputs);
        var expectedGradients = Tensors.Gradients(expected, weights, logits, k, logTemperature);
        using var chosen = KernelHost.Choose(new EmulatedHost());
        var subset = Emulated.OnDevice<LearningSelector>().Apply(call, inputs);
        var gradients = Tensors.Gradients(subset, weights, logits, k, logTemperature);

        Tensors.Near(expected, subset);
        for (var i = 0; i < gradients.Length; i++)
            Tensors.Near(expectedGradients[i], gradients[i], 1e-4);
    }

    [FactWithHostCompiler]
    public void Steps_that_divide_by_the_temperature_have_their_part_in_its_gradient()
    {
        var logTemperature = tensor(-0.3f, requires_grad: true);
        var inputs = new TensorInputs(logits) { LogTemperature = logTemperature };
        var weights = Tensors.Random([2, 3, 9], 2);

        var expected = Tensors.Gradients(Emulated.OnHost<SofteningSelector>().Apply(call, inputs), weights, logits, logTemperature);
        using var chosen = KernelHost.Choose(new EmulatedHost());
        var gradients = Tensors.Gradients(Emulated.OnDevice<SofteningSelector>().Apply(call, inputs), weights, logits, logTemperature);

        Tensors.Near(expected[0], gradients[0], 1e-4);
        Tensors.Near(expected[1], gradients[1], 1e-4);
    }

    [FactWithHostCompiler]
    public void Samples_and_their_pairs_are_those_of_the_processor()
    {
        var pairLogits = Tensors.Random([2, 3, 8], 3);
        var inputs = new TensorInputs(logits) { Second = pairLogits };
        var (weights, pairWeights) = (Tensors.Random([2, 3, 2, 9], 4), Tensors.Random([2, 3, 2, 8], 5));
        var several = call with { Samples = 2 };

        var (expected, expectedPairs) = Emulated.OnHost<PairSelector>().ApplyBoth(several, inputs);
        var expectedGradients = Both(expected, expectedPairs);
        using var chosen = KernelHost.Choose(new EmulatedHost());
        var (samples, pairs) = Emulated.OnDevice<PairSelector>().ApplyBoth(several, inputs);
        var gradients = Both(samples, pairs);

        Tensors.Near(expected, samples);
        Tensors.Near(expectedPairs, pairs);
        Tensors.Near(expectedGradients[0], gradients[0], 1e-4);
        Tensors.Near(expectedGradients[1], gradients[1], 1e-4);

        IList<Tensor> Both(Tensor first, Tensor second) =>
            autograd.grad([(first * weights).sum() + (second * pairWeights).sum()], [logits, pairLogits]);
    }

    [FactWithHostCompiler]
    public void Without_a_gradient_nothing_is_kept()
    {
        var expected = Emulated.OnHost<LearningSelector>().Infer(call, new(logits));
        using var chosen = KernelHost.Choose(new EmulatedHost());
        Tensors.Near(expected, Emulated.OnDevice<LearningSelector>().Infer(call, new(logits)));
    }
}
