using SubsetGen.TorchSharpVae.Data;
using SubsetGen.TorchSharpVae.Drawing;
using SubsetGen.TorchSharpVae.Model;
using SubsetGen.TorchSharpVae.Training;

namespace SubsetGen.Torch.Tests.Vae;

[Collection(nameof(Alone))]
public sealed class TrainingTests : IDisposable
{
    private static readonly Digits Drawn = DrawnDigits.Draw(300, seed: 1);
    private static readonly TrainingPlan Plan = new(Epochs: 3, Batch: 50, Seed: 5, CPU);

    private readonly ImageTensor training = new(Drawn.Training, CPU);
    private readonly ImageTensor heldOut = new(Drawn.HeldOut, CPU);
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Names => [.. Estimator.All.Select(e => e.Name)];

    public void Dispose()
    {
        training.Dispose();
        heldOut.Dispose();
        folder.Dispose();
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_estimator_raises_the_bound(string name)
    {
        var epochs = Train(name);

        Assert.True(epochs[^1].HeldOut.Value > epochs[0].HeldOut.Value);
        Assert.True(epochs[^1].Objective.Value > epochs[0].Objective.Value);
    }

    [Theory, MemberData(nameof(Names))]
    public void The_same_seed_gives_the_same_course(string name) =>
        Assert.Equal(Train(name).Select(Bounds), Train(name).Select(Bounds));

    [Fact]
    public void All_estimators_begin_with_the_same_weights()
    {
        var weights = Estimator.All.Select(e =>
        {
            using var model = SubsetVae.Create(e, seed: 3, CPU);
            return model.parameters().SelectMany(p => p.data<float>().ToArray()).ToArray();
        }).ToArray();

        Assert.All(weights[1..], others => Assert.Equal(weights[0], others));
    }

    [Fact]
    public void Nothing_is_left_behind_by_a_step()
    {
        using var model = SubsetVae.Create(Estimator.All[0], Plan.Seed, CPU);
        using var trainer = new Trainer(model, training, heldOut, Plan);
        var counts = new List<long>();

        trainer.Run(_ => { }, _ => counts.Add(Tensor.TotalCount));

        Assert.Equal(counts[1], counts[2]);
    }

    [Fact]
    public void The_bound_is_the_same_whatever_else_was_drawn_before()
    {
        using var model = SubsetVae.Create(Estimator.All[0], Plan.Seed, CPU);

        var first = Evaluation.Of(model, heldOut, Plan);
        Evaluation.Reconstruct(model, heldOut, 3);
        rand(10).Dispose();

        Assert.Equal(first, Evaluation.Of(model, heldOut, Plan));
    }

    [Theory, MemberData(nameof(Names))]
    public void Codes_are_ten_of_twenty_in_evaluation(string name)
    {
        using var scope = NewDisposeScope();
        using var model = SubsetVae.Create(Estimator.All.Single(e => e.Name == name), Plan.Seed, CPU);
        model.eval();

        var logits = model.Encode(heldOut.Slice(0, 40));
        var codes = model.Select(logits);

        Assert.Equal([40, 20, 20], codes.shape);
        Assert.True(codes.sum(-1).eq(10).all().item<bool>());
        Assert.True((codes * (1 - codes)).eq(0).all().item<bool>());

        // None that is left out has a larger logit than one that is chosen.
        var least = logits.masked_fill(codes.eq(0), float.PositiveInfinity).amin([-1]);
        var most = logits.masked_fill(codes.eq(1), float.NegativeInfinity).amax([-1]);
        Assert.True(least.ge(most).all().item<bool>());
    }

    [Fact]
    public void Saved_weights_make_the_same_reconstructions()
    {
        var file = folder.File("weights.dat");
        using var model = SubsetVae.Create(Estimator.All[0], seed: 3, CPU);
        using var other = SubsetVae.Create(Estimator.All[0], seed: 4, CPU);
        var expected = Evaluation.Reconstruct(model, heldOut, 5).Bytes;
        Assert.NotEqual(expected, Evaluation.Reconstruct(other, heldOut, 5).Bytes);

        model.save(file);
        other.load(file);

        Assert.Equal(expected, Evaluation.Reconstruct(other, heldOut, 5).Bytes);
    }

    [Fact]
    public void Every_image_is_seen_once_an_epoch_in_an_order_of_its_own()
    {
        var orders = Enumerable.Range(1, 2).Select(epoch =>
        {
            using var order = Shuffle.Draw(1000, seed: 6, epoch, CPU);
            return order.data<long>().ToArray();
        }).ToArray();

        Assert.All(orders, order => Assert.Equal(Enumerable.Range(0, 1000).Select(i => (long)i), order.Order()));
        Assert.NotEqual(orders[0], orders[1]);
    }

    private static (Elbo, Elbo, Elbo) Bounds(EpochResult epoch) => (epoch.Objective, epoch.Training, epoch.HeldOut);

    private IReadOnlyList<EpochResult> Train(string name)
    {
        using var model = SubsetVae.Create(Estimator.All.Single(e => e.Name == name), Plan.Seed, CPU);
        using var trainer = new Trainer(model, training, heldOut, Plan);
        return trainer.Run(_ => { }, _ => { });
    }
}
