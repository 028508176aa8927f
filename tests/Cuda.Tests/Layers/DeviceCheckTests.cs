using SubsetGen.Cuda.Tests.Harness;
using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Cuda.Tests.Layers;

[KSubsetLayer(3, SubsetMethod.SigmoidTopK, AdjustableK = true, N = 8)]
internal sealed partial class CheckedLayer;

[KSubsetLayer(3, SubsetMethod.SuccessiveSoftmax, Steps = true, Precision = SubsetPrecision.Double)]
internal sealed partial class CheckedSteps;

/// <summary>What does not fit is refused in one line before anything is started, and names both sides.</summary>
public sealed class DeviceCheckTests : IDisposable
{
    private const int Rows = 2;
    private const int N = 8;

    private readonly EmulatedHost host = new();
    private readonly KernelHost.Choice choice;
    private readonly List<nint> memory = [];
    private readonly CheckedLayer layer = new();

    public DeviceCheckTests() => choice = KernelHost.Choose(host);

    public void Dispose()
    {
        foreach (var pointer in memory)
            host.Free(pointer);
        choice.Dispose();
    }

    [Fact]
    public void A_subset_has_the_shape_of_the_logits() =>
        Refused("subset has shape [2, 7], but logits has shape [2, 8]", () => layer.Infer(Tensor(Rows, N), Tensor(Rows, 7)));

    [Fact]
    public void Rows_have_the_length_that_the_layer_was_compiled_for() =>
        Refused("compiled for rows of N = 8 items; logits has shape [2, 9]", () => layer.Infer(Tensor(Rows, 9), Tensor(Rows, 9)));

    [Fact]
    public void A_layer_that_computes_in_single_precision_takes_no_doubles() =>
        Refused("the layer computes in single precision; it takes Single, Half or BFloat16", () => layer.Infer(TensorOf(DeviceType.Double, Rows, N), TensorOf(DeviceType.Double, Rows, N)));

    [Fact]
    public void A_layer_that_computes_in_double_precision_takes_nothing_else() =>
        Refused("computes in double precision; it takes Double", () => new CheckedSteps().Infer(Tensor(Rows, N), Tensor(Rows, N)));

    [Fact]
    public void What_goes_with_the_logits_has_their_type() =>
        Refused("subset must be Half", () => layer.Infer(TensorOf(DeviceType.Half, Rows, N), Tensor(Rows, N)));

    [Fact]
    public void A_mask_is_of_truth_values() =>
        Refused("mask must be Bool", () => layer.Infer(Tensor(Rows, N), Tensor(Rows, N), DeviceLimits.OfMask(Tensor(Rows, N))));

    [Fact]
    public void There_is_a_length_for_each_row() =>
        Refused("lengths has 3 entries", () => layer.Infer(Tensor(Rows, N), Tensor(Rows, N), DeviceLimits.OfLengths(TensorOf(DeviceType.Int32, 3))));

    [Fact]
    public void There_is_a_k_for_each_row() =>
        Refused("k has 3 entries", () => layer.Infer(Tensor(Rows, N), Tensor(Rows, N), k: Tensor(3)));

    [Fact]
    public void A_subset_that_lies_across_the_logits_is_refused()
    {
        var logits = Tensor(Rows, N);
        var across = new DeviceTensor(logits.Pointer + sizeof(float), DeviceType.Single, Rows, N);
        Refused("overlaps logits", () => layer.Infer(logits, across));
    }

    [Fact]
    public void Logits_that_backward_reads_are_not_written_over()
    {
        var logits = Tensor(Rows, N);
        Refused("which backward reads again", () => layer.Forward(logits, logits).Dispose());
    }

    [Fact]
    public void Nothing_is_started_for_a_batch_without_rows()
    {
        layer.Infer(Tensor(0, N), Tensor(0, N));
        Assert.Empty(host.Launches);
    }

    [Fact]
    public void A_tape_is_of_one_layer_good_for_one_pass_and_not_for_steps()
    {
        var steps = new CheckedSteps();
        var tape = steps.ForwardSteps(TensorOf(DeviceType.Double, 0, N), TensorOf(DeviceType.Double, 0, 3, N));
        var empty = TensorOf(DeviceType.Double, 0, N);
        Refused("The tape is of ForwardSteps; pass it to BackwardSteps", () => steps.Backward(tape, empty, empty));
        Refused("The tape is of another layer", () => new CheckedSteps().BackwardSteps(tape, TensorOf(DeviceType.Double, 0, 3, N), empty));
        steps.BackwardSteps(tape, TensorOf(DeviceType.Double, 0, 3, N), empty);
        var used = Assert.Throws<InvalidOperationException>(() => steps.BackwardSteps(tape, TensorOf(DeviceType.Double, 0, 3, N), empty));
        Assert.Contains("was used already", used.Message);
        tape.Dispose();
        tape.Dispose();
        Assert.Throws<ObjectDisposedException>(() => steps.BackwardSteps(tape, TensorOf(DeviceType.Double, 0, 3, N), empty));
    }

    [Fact]
    public void What_a_tape_kept_is_used_again()
    {
        layer.Forward(Tensor(0, N), Tensor(0, N)).Dispose();
        var idle = host.Pool.IdleBytes;
        Assert.True(idle > 0);
        layer.Forward(Tensor(0, N), Tensor(0, N)).Dispose();
        Assert.Equal(idle, host.Pool.IdleBytes);
    }

    private static void Refused(string piece, Action call)
    {
        var error = Assert.ThrowsAny<ArgumentException>(call);
        Assert.Contains(piece, error.Message);
        Assert.DoesNotContain('\n', error.Message.Split(" (Parameter")[0]);
    }

    private DeviceTensor Tensor(params nint[] lengths) => TensorOf(DeviceType.Single, lengths);

    private DeviceTensor TensorOf(DeviceType type, params nint[] lengths)
    {
        var bytes = lengths.Aggregate((nint)8, (product, length) => product * length);
        memory.Add(host.Allocate(Math.Max(8, bytes)));
        return new DeviceTensor(memory[^1], type, lengths);
    }
}
