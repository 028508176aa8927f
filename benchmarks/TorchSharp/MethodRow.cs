using SubsetGen.Benchmarks.Generated;

namespace SubsetGen.Benchmarks.TorchSharp;

/// <summary>A method: as a module, as a kernel over spans, and in operations of the library.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Modules">By subset size.</param>
/// <param name="Kernels">By subset size.</param>
/// <param name="Operations">The subset of logits and k.</param>
internal sealed record MethodRow(
    string Name,
    IReadOnlyDictionary<int, Func<nn.Module<Tensor, Tensor>>> Modules,
    IReadOnlyDictionary<int, (ForwardPass Forward, BackwardPass Backward)> Kernels,
    Func<Tensor, int, Tensor> Operations)
{
    public static IReadOnlyList<MethodRow> All { get; } =
    [
        Of(
            "SuccessiveSoftmax", () => new SuccessiveSoftmaxModuleK10(), () => new SuccessiveSoftmaxModuleK50(),
            new SuccessiveSoftmaxK10(), l => l.Forward, l => l.Backward, new SuccessiveSoftmaxK50(), l => l.Forward, l => l.Backward,
            SuccessiveSoftmaxOperations.Subset),
        Of(
            "SigmoidTopK", () => new SigmoidTopKModuleK10(), () => new SigmoidTopKModuleK50(),
            new SigmoidTopKK10(), l => l.Forward, l => l.Backward, new SigmoidTopKK50(), l => l.Forward, l => l.Backward,
            SigmoidTopKOperations.Subset),
        Of(
            "Marginals", () => new MarginalsModuleK10(), () => new MarginalsModuleK50(),
            new MarginalsK10(), l => l.Forward, l => l.Backward, new MarginalsK50(), l => l.Forward, l => l.Backward,
            MarginalsOperations.Subset),
    ];

    private static MethodRow Of<TTen, TFifty>(
        string name,
        Func<nn.Module<Tensor, Tensor>> moduleOfTen,
        Func<nn.Module<Tensor, Tensor>> moduleOfFifty,
        TTen ten,
        Func<TTen, ForwardPass> forwardOfTen,
        Func<TTen, BackwardPass> backwardOfTen,
        TFifty fifty,
        Func<TFifty, ForwardPass> forwardOfFifty,
        Func<TFifty, BackwardPass> backwardOfFifty,
        Func<Tensor, int, Tensor> operations) => new(
            name,
            new Dictionary<int, Func<nn.Module<Tensor, Tensor>>> { [10] = moduleOfTen, [50] = moduleOfFifty },
            new Dictionary<int, (ForwardPass, BackwardPass)>
            {
                [10] = (forwardOfTen(ten), backwardOfTen(ten)),
                [50] = (forwardOfFifty(fifty), backwardOfFifty(fifty)),
            },
            operations);
}
