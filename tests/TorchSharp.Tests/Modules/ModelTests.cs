using SubsetGen.Torch.Tests.Harness;

namespace SubsetGen.Torch.Tests.Modules;

/// <summary>A layer in a model is a module like any other.</summary>
public sealed class ModelTests
{
    [Fact]
    public void Its_parameters_are_the_models()
    {
        using var model = new Model();
        Assert.Equal(["scores.weight", "scores.bias", "choose.k", "choose.log_temperature"], model.named_parameters().Select(p => p.name));
        Assert.Equal(2.5, model.Choose.K);
        Assert.Equal(1, model.Choose.Temperature);
    }

    [Fact]
    public void It_is_saved_and_loaded_with_its_parameters()
    {
        using var scope = NewDisposeScope();
        using var model = new Model();
        using var other = new Model();
        var x = Tensors.Random([5, 8]);
        model.Choose.K = 3.25;
        model.Choose.Temperature = 0.5;
        var file = Path.GetTempFileName();
        try
        {
            model.save(file);
            other.load(file);
        }
        finally
        {
            File.Delete(file);
        }

        Assert.Equal(3.25, other.Choose.K);
        Assert.Equal(0.5, other.Choose.Temperature, 1e-6);
        Tensors.Near(model.call(x), other.call(x), 0);
    }

    [Fact]
    public void In_double_precision_it_computes_in_double_precision()
    {
        using var scope = NewDisposeScope();
        using var model = new Model();
        model.to(ScalarType.Float64);
        var x = Tensors.Random([5, 8], type: ScalarType.Float64);

        var subset = model.call(x);

        Assert.Equal(ScalarType.Float64, subset.dtype);
        Assert.All(model.parameters(), p => Assert.Equal(ScalarType.Float64, p.dtype));
        Assert.True((subset.sum(-1) - 2.5).abs().max().item<double>() < 1e-13);
    }

    [Fact]
    public void Train_and_eval_reach_it()
    {
        using var scope = NewDisposeScope();
        using var model = new Model();
        var x = Tensors.Random([5, 8]);

        model.eval();
        var chosen = model.call(x);
        model.train();

        // 2.5 rounds to the even number.
        Tensors.Near(full([5], 2f), chosen.sum(-1), 0);
        Tensors.Near(full([5], 2.5f), model.call(x).sum(-1));
    }

    [Fact]
    public void An_optimizer_learns_how_many_items_and_how_softly()
    {
        using var model = new LearningModule();
        using var optimizer = optim.Adam(model.parameters(), 0.05);
        for (var step = 0; step < 400; step++)
        {
            using var scope = NewDisposeScope();
            var logits = Tensors.Random([16, 8], step, requiresGrad: false);
            // As four items would be chosen at a temperature of a half.
            var wanted = Wanted(logits);
            var loss = nn.functional.mse_loss(model.call(logits), wanted);
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
        }

        Assert.Equal(4, model.K, 0.02);
        Assert.Equal(0.5, model.Temperature, 0.02);
    }

    private static Tensor Wanted(Tensor logits)
    {
        using var teacher = new LearningModule { K = 4, Temperature = 0.5 };
        using (no_grad())
            return teacher.call(logits);
    }
}
