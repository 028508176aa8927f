using SubsetGen.Benchmarks.Generated;
using SubsetGen.Benchmarks.Measurement;

namespace SubsetGen.Benchmarks.Serve;

/// <summary>A layer that another program asked for, bound to its problem.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Outputs">How many numbers of the problem's subset are its output: one an item, or one a row.</param>
/// <param name="HasGradient">Whether backward computes anything.</param>
internal sealed record ServedContender(IContender Layer, int Outputs, bool HasGradient) : IDisposable
{
    /// <summary>Binds the layer of a method to a problem: one whose k is a constant where there is one, else one that takes any k.</summary>
    /// <param name="method">The method.</param>
    /// <param name="problem">Its inputs, and where its outputs go.</param>
    /// <param name="given">Subsets of k items, where the method takes some.</param>
    public static ServedContender Create(ServedMethod method, Problem problem, float[] given)
    {
        var k = problem.Shape.K;
        return method switch
        {
            ServedMethod.SigmoidTopK => Relaxed(
                Constant(SubsetMethod.SigmoidTopK) ?? Bind(new ServedSigmoidTopK { K = k }, l => l.Forward, l => l.Backward)),
            ServedMethod.SuccessiveSoftmax => Relaxed(
                Constant(SubsetMethod.SuccessiveSoftmax) ?? Bind(new ServedSuccessiveSoftmax { K = k }, l => l.Forward, l => l.Backward)),
            ServedMethod.ColdSuccessiveSoftmax => Relaxed(Cold()),
            ServedMethod.Marginals => Relaxed(
                Constant(SubsetMethod.Marginals) ?? Bind(new ServedMarginals { K = k }, l => l.Forward, l => l.Backward)),
            ServedMethod.NeuralSort => Relaxed(
                Constant(SubsetMethod.NeuralSort) ?? Bind(new ServedNeuralSort { K = k }, l => l.Forward, l => l.Backward)),
            ServedMethod.TopK => Hard(new ServedTopK { K = k }.Infer),
            ServedMethod.ExactSample => Hard(new ServedExactSample { K = k }.Infer),
            ServedMethod.LogProbability => new ServedContender(new LawContender(problem, given), problem.Shape.Rows, HasGradient: true),
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, "It is not served."),
        };

        ServedContender Relaxed(IContender layer) => new(layer, problem.Subset.Length, HasGradient: true);

        ServedContender Hard(InferPass infer) => new(new InferContender(problem, infer), problem.Subset.Length, HasGradient: false);

        IContender? Constant(SubsetMethod relaxation) => GeneratedContenders.Create(relaxation, problem, fixedN: false);

        IContender Cold() => k switch
        {
            5 => Bind(new ColdSuccessiveSoftmaxK5(), l => l.Forward, l => l.Backward),
            10 => Bind(new ColdSuccessiveSoftmaxK10(), l => l.Forward, l => l.Backward),
            50 => Bind(new ColdSuccessiveSoftmaxK50(), l => l.Forward, l => l.Backward),
            100 => Bind(new ColdSuccessiveSoftmaxK100(), l => l.Forward, l => l.Backward),
            500 => Bind(new ColdSuccessiveSoftmaxK500(), l => l.Forward, l => l.Backward),
            1000 => Bind(new ColdSuccessiveSoftmaxK1000(), l => l.Forward, l => l.Backward),
            _ => Bind(new ServedColdSuccessiveSoftmax { K = k }, l => l.Forward, l => l.Backward),
        };

        IContender Bind<TLayer>(TLayer layer, Func<TLayer, ForwardPass> forward, Func<TLayer, BackwardPass> backward) =>
            new GeneratedContender(problem, forward(layer), backward(layer));
    }

    /// <inheritdoc/>
    public void Dispose() => Layer.Dispose();
}
