using static TorchSharp.torch.autograd;

namespace SubsetGen.Runtime.Torch;

/// <summary>
/// What every layer is to autograd. It holds no state: there is one instance for all threads. By the time it is applied the outputs are
/// computed, so that nothing in it can fail.
/// </summary>
internal sealed class LayerFunction : MultiTensorFunction<LayerFunction>
{
    private const string Key = "pass";

    /// <inheritdoc/>
    public override string Name => "SubsetGen";

    /// <summary>Puts outputs into the graph.</summary>
    /// <param name="pass">What computed them.</param>
    /// <param name="inputs">What gradients go to, one of each <see cref="Variable"/>; null for what there is not.</param>
    public static List<Tensor> Record(LayerPass pass, Tensor?[] inputs)
    {
        var arguments = new object?[inputs.Length + 1];
        arguments[0] = pass;
        inputs.CopyTo(arguments, 1);
        return apply(arguments!);
    }

    /// <inheritdoc/>
    public override List<Tensor> forward(AutogradContext ctx, params object[] vars)
    {
        var pass = (LayerPass)vars[0];
        // Gradients that do not arrive come as such instead of as zeros in memory.
        ctx.set_materialize_grads(false);
        ctx.save_data(Key, pass);
        ctx.save_for_backward(pass.Kept);
        return pass.Outputs;
    }

    /// <summary>Throws nothing: an exception here would end the process.</summary>
    public override List<Tensor> backward(AutogradContext ctx, List<Tensor> grad_outputs)
    {
        // What an earlier node of this backward pass has left for its caller would be lost in the native calls below.
        var error = NativeTorch.TakeError();
        var pass = (LayerPass)ctx.get_data(Key);
        var gradients = new Tensor?[Variables.Count];
        try
        {
            pass.Backward(ctx, grad_outputs, gradients);
        }
        catch (Exception exception)
        {
            var own = BackwardFailure.Report(pass, exception, gradients);
            error ??= own;
        }

        foreach (var arriving in grad_outputs)
            arriving.Dispose();
        LatestGradients.Keep(gradients);
        if (error is not null)
            NativeTorch.LeaveError(error);
        var returned = new List<Tensor>(gradients.Length + 1) { null! };
        returned.AddRange(gradients!);
        return returned;
    }
}
