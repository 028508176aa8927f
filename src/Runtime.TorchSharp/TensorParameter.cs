using System.ComponentModel;
using TorchSharp.Modules;

namespace SubsetGen.Runtime.Torch;

/// <summary>Parameters of modules that are one number.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TensorParameter
{
    /// <summary>A parameter of the default type on the processor. It outlives the dispose scope that it is made in.</summary>
    /// <param name="initial">Its value.</param>
    public static Parameter Of(double initial)
    {
        var parameter = new Parameter(torch.tensor(initial, torch.get_default_dtype(), TensorMemory.Host));
        parameter.DetachFromDisposeScope();
        return parameter;
    }

    /// <summary>The value of a parameter. Waits for the device that it is on.</summary>
    /// <param name="parameter">The parameter.</param>
    public static double Read(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return TensorMemory.Read(parameter);
    }

    /// <summary>Gives a parameter a value, as optimizers do: in place, and unknown to autograd.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="value">The value.</param>
    public static void Write(Parameter parameter, double value)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        using var constant = torch.no_grad();
        parameter.fill_(value);
    }
}
