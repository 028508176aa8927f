using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace SubsetGen.Torch.Tests.Pages;

[KSubsetLayer(3, SubsetMethod.Marginals, Sample = SubsetSample.Exact)]
public sealed partial class Chooser : nn.Module<Tensor, Tensor>;

public sealed class Explainer : nn.Module<Tensor, Tensor>
{
    private readonly Parameter scores = Parameter(zeros(20));
    private readonly Chooser choose = new();
    private readonly Linear predict = Linear(20, 1);

    public Explainer() : base(nameof(Explainer)) => RegisterComponents();

    public override Tensor forward(Tensor x) => predict.call(x * choose.call(scores.expand_as(x)));
}

/// <summary>The example of docs/torchsharp.md.</summary>
internal static class FirstModel
{
    public static Tensor Train()
    {
        using var model = new Explainer();
        using var optimizer = optim.Adam(model.parameters(), 0.05);
        for (var step = 0; step < 400; step++)
        {
            using var scope = NewDisposeScope();
            var x = randn(64, 20);
            var loss = nn.functional.mse_loss(model.call(x), x[.., 4..7].sum(1, keepdim: true));
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
        }

        model.eval();
        return model.get_parameter("scores")!.topk(3).indexes.sort().Values.clone();
    }
}
