using System.Diagnostics;
using SubsetGen.TorchSharpVae.Model;
using TorchSharp;
using static TorchSharp.torch;

namespace SubsetGen.TorchSharpVae.Training;

/// <summary>Trains a model, and looks at it after every epoch.</summary>
internal sealed class Trainer(SubsetVae model, ImageTensor training, ImageTensor heldOut, TrainingPlan plan) : IDisposable
{
    private readonly optim.Optimizer optimizer = optim.Adam(model.parameters(), TrainingPlan.LearningRate);

    /// <summary>Runs all epochs.</summary>
    /// <param name="stepped">Called after every step with the number of steps done.</param>
    /// <param name="ended">Called after every epoch.</param>
    public IReadOnlyList<EpochResult> Run(Action<int> stepped, Action<EpochResult> ended)
    {
        var results = new List<EpochResult>();
        for (var number = 1; number <= plan.Epochs; number++)
        {
            var start = Stopwatch.GetTimestamp();
            var objective = Epoch(number, stepped);
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            results.Add(new(number, objective, Evaluation.Of(model, training, plan), Evaluation.Of(model, heldOut, plan), seconds));
            ended(results[^1]);
        }

        return results;
    }

    /// <inheritdoc/>
    public void Dispose() => optimizer.Dispose();

    private Elbo Epoch(int number, Action<int> stepped)
    {
        using var scope = NewDisposeScope();
        model.train();
        var order = Shuffle.Draw(training.Count, plan.Seed, number, plan.Device);
        var sums = new ElboSums(plan.Device);
        var done = (number - 1) * plan.StepsOf(training.Count);
        for (var start = 0; start < training.Count; start += plan.Batch)
        {
            Step(order, start, sums);
            stepped(++done);
        }

        return sums.Mean();
    }

    // Nothing outlives a step but the weights and two sums, so memory does not grow.
    private void Step(Tensor order, int start, ElboSums sums)
    {
        using var scope = NewDisposeScope();
        var images = training.At(order.narrow(0, start, Math.Min(plan.Batch, training.Count - start)));
        optimizer.zero_grad();
        var (crossEntropy, divergence) = ElboEstimate.OfOwnSamples(model, images);
        (crossEntropy + divergence).backward();
        optimizer.step();
        sums.Add(crossEntropy, divergence, images.shape[0]);
    }
}
