using System.Runtime.InteropServices;
using SubsetGen.Torch.Tests.Layers;

namespace SubsetGen.Torch.Tests.Traps;

/// <summary>What a careless implementation ends the process with, each tried in a process of its own.</summary>
internal static class Trap
{
    private static readonly Dictionary<string, Action> All = new()
    {
        ["a kernel that fails in backward"] = () => Loss(Softmaxes.Failing.Apply(Softmaxes.Call, new(Logits()))).backward(),
        ["a kernel that fails in grad"] = () =>
        {
            var logits = Logits();
            torch.autograd.grad([Loss(Softmaxes.Failing.Apply(Softmaxes.Call, new(logits)))], [logits]);
        },
        ["backward with create_graph"] = () => Loss(Softmaxes.Both.Apply(Softmaxes.Call, new(Logits()))).backward(create_graph: true),
        ["grad with create_graph"] = () =>
        {
            var logits = Logits();
            torch.autograd.grad([Loss(Softmaxes.Both.Apply(Softmaxes.Call, new(logits)))], [logits], create_graph: true, retain_graph: true);
        },
        ["logits changed in place"] = () =>
        {
            var leaf = Logits();
            var logits = leaf * 1;
            var loss = Loss(Softmaxes.Both.Apply(Softmaxes.Call, new(logits)));
            logits.add_(1);
            loss.backward();
        },
        ["a subset changed in place"] = () =>
        {
            var subset = Softmaxes.Both.Apply(Softmaxes.Call, new(Logits()));
            var loss = Loss(subset);
            subset.mul_(2);
            loss.backward();
        },
        ["two layers in one pass, the later one fails"] = () =>
            Loss(Softmaxes.Failing.Apply(Softmaxes.Call, new(Softmaxes.Both.Apply(Softmaxes.Call, new(Logits()))))).backward(),
        ["two layers in one pass, the earlier one fails"] = () =>
            Loss(Softmaxes.Both.Apply(Softmaxes.Call, new(Softmaxes.Failing.Apply(Softmaxes.Call, new(Logits()))))).backward(),
    };

    public static IEnumerable<string> Names => All.Keys;

    /// <summary>Falls into the trap of a name. Ends with 0 where that is an exception that can be caught, and says which.</summary>
    public static int Run(string[] arguments)
    {
        try
        {
            All[arguments[0]]();
            Console.WriteLine("nothing was thrown");
            return 1;
        }
        catch (ExternalException exception)
        {
            Console.WriteLine(exception.Message);
            return 0;
        }
    }

    private static Tensor Logits() => torch.randn(4, 6, requires_grad: true);

    private static Tensor Loss(Tensor subset) => (subset * torch.arange(6)).sum();
}
