using SubsetGen.Benchmarks.Generated;

namespace SubsetGen.Benchmarks.TorchSharp;

/// <summary>A method: as modules and as kernels over spans, by subset size, and in operations of the library.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Layers">The layers for each subset size that there are some for.</param>
/// <param name="Operations">The subset of logits and k.</param>
internal sealed record MethodRow(string Name, IReadOnlyDictionary<int, LayerRow> Layers, Func<Tensor, int, Tensor> Operations)
{
    public static IReadOnlyList<MethodRow> All { get; } =
    [
        new("SuccessiveSoftmax", new Dictionary<int, LayerRow>
        {
            [10] = LayerRow.Of(() => new SuccessiveSoftmaxModuleK10(), new SuccessiveSoftmaxK10(), l => l.Forward, l => l.Backward),
            [50] = LayerRow.Of(() => new SuccessiveSoftmaxModuleK50(), new SuccessiveSoftmaxK50(), l => l.Forward, l => l.Backward),
        }, SuccessiveSoftmaxOperations.Subset),
        new("SigmoidTopK", new Dictionary<int, LayerRow>
        {
            [10] = LayerRow.Of(() => new SigmoidTopKModuleK10(), new SigmoidTopKK10(), l => l.Forward, l => l.Backward),
            [50] = LayerRow.Of(() => new SigmoidTopKModuleK50(), new SigmoidTopKK50(), l => l.Forward, l => l.Backward),
        }, SigmoidTopKOperations.Subset),
        new("Marginals", new Dictionary<int, LayerRow>
        {
            [10] = LayerRow.Of(() => new MarginalsModuleK10(), new MarginalsK10(), l => l.Forward, l => l.Backward),
            [50] = LayerRow.Of(() => new MarginalsModuleK50(), new MarginalsK50(), l => l.Forward, l => l.Backward),
        }, MarginalsOperations.Subset),
    ];
}

/// <summary>A module, and the passes of the same kernel over spans.</summary>
internal sealed record LayerRow(Func<nn.Module<Tensor, Tensor>> Module, ForwardPass Forward, BackwardPass Backward)
{
    public static LayerRow Of<TLayer>(
        Func<nn.Module<Tensor, Tensor>> module, TLayer kernel, Func<TLayer, ForwardPass> forward, Func<TLayer, BackwardPass> backward) =>
        new(module, forward(kernel), backward(kernel));
}
