using SubsetGen.Runtime.Layers;
using SubsetGen.Runtime.Random;
using SubsetGen.Runtime.Torch;
using SubsetGen.Torch.Tests.Harness;
using SubsetGen.Torch.Tests.Layers;

namespace SubsetGen.Torch.Tests;

/// <summary>
/// On a device a backward pass runs on a thread of autograd's own, and cannot throw where backward was called. Any layer's next call
/// throws, so this test runs alone.
/// </summary>
[Collection(nameof(Alone))]
public sealed class OtherThreadTests
{
    [Fact]
    public void A_failure_on_a_device_is_thrown_by_the_next_call_of_any_layer_and_once()
    {
        var batch = new TensorBatch("Far", [5, 7], 0);
        var job = new KernelJob(Softmaxes.Call, batch, ScalarType.Float32, LimitKind.None, null);
        var pass = new LayerPass("Far", new HostKernel<float, FailingKernel, NoNoise>(), job, META);
        var logits = Tensors.Random([5, 7]);

        Assert.Null(BackwardFailure.Report(pass, new InvalidOperationException("This kernel fails."), new Tensor?[Variables.Count]));

        var exception = Assert.Throws<InvalidOperationException>(() => Softmaxes.Both.Apply(Softmaxes.Call, new(logits)));
        Assert.Contains("Far: its backward pass failed. This kernel fails.", exception.Message, StringComparison.Ordinal);
        Assert.NotNull(exception.InnerException);
        Softmaxes.Both.Apply(Softmaxes.Call, new(logits));
    }
}
