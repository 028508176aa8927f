using SubsetGen.Runtime.Torch;

namespace SubsetGen.Torch.Tests;

/// <summary>Parameters that are one number.</summary>
public sealed class ParameterTests
{
    [Fact]
    public void A_parameter_has_the_number_that_it_is_given()
    {
        var parameter = TensorParameter.Of(2.5);
        Assert.Equal(2.5, TensorParameter.Read(parameter));
        Assert.True(parameter.requires_grad);
        Assert.Empty(parameter.shape);
        Assert.Equal(get_default_dtype(), parameter.dtype);
    }

    [Fact]
    public void Writing_changes_it_in_place_and_unseen_by_autograd()
    {
        var parameter = TensorParameter.Of(2.5);
        var handle = parameter.Handle;

        TensorParameter.Write(parameter, 4);

        Assert.Equal(4, TensorParameter.Read(parameter));
        Assert.Equal(handle, parameter.Handle);
        Assert.True(parameter.requires_grad && parameter.is_leaf);
    }

    [Fact]
    public void Double_precision_keeps_its_digits()
    {
        var parameter = new TorchSharp.Modules.Parameter(tensor(0.1));
        TensorParameter.Write(parameter, 0.3);
        Assert.Equal(0.3, TensorParameter.Read(parameter));
    }

    [Fact]
    public void It_outlives_the_scope_that_it_is_made_in()
    {
        TorchSharp.Modules.Parameter parameter;
        using (NewDisposeScope())
            parameter = TensorParameter.Of(2.5);
        Assert.Equal(2.5, TensorParameter.Read(parameter));
    }
}
