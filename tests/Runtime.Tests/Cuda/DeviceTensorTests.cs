using SubsetGen.Runtime.Cuda;
using SubsetGen.Runtime.Layers;

namespace SubsetGen.Runtime.Tests.Cuda;

public class DeviceTensorTests
{
    private readonly FakeDriver driver = new();

    private KernelHost Host => FakeDriver.Platform(driver).Devices[0].Host;

    [Fact]
    public void A_tensor_fills_its_buffer()
    {
        using var buffer = new DeviceBuffer(Host, 4 * 100 * 2);
        var tensor = new DeviceTensor(buffer, DeviceType.Half, 4, 100);
        Assert.Equal((buffer.Pointer, 400L, 800L, 2), (tensor.Pointer, tensor.Count, tensor.ByteLength, tensor.Rank));
        Assert.Equal([4, 100], tensor.Lengths);
        Assert.Equal("Half[4, 100]", tensor.ToString());
    }

    [Fact]
    public void A_buffer_of_another_size_is_refused_with_both()
    {
        using var buffer = new DeviceBuffer(Host, 1200);
        var error = Assert.Throws<ArgumentException>(() => new DeviceTensor(buffer, DeviceType.Single, 4, 100));
        Assert.StartsWith(
            "A tensor of shape [4, 100] and type Single has 1600 bytes, but the buffer has 1200; they must be the same.",
            error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tensor_of_a_disposed_buffer_has_no_address()
    {
        var buffer = new DeviceBuffer(Host, 16);
        var tensor = new DeviceTensor(buffer, DeviceType.Single, 4);
        buffer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => tensor.Pointer);
    }

    [Fact]
    public void Memory_of_others_must_be_there_and_aligned()
    {
        Assert.Contains("its pointer is null", Assert.Throws<ArgumentException>(() => new DeviceTensor((nint)0, DeviceType.Single, 4)).Message, StringComparison.Ordinal);
        Assert.Contains("its pointer is 0x1004", Assert.Throws<ArgumentException>(() => new DeviceTensor(0x1004, DeviceType.Double, 4)).Message, StringComparison.Ordinal);
        Assert.Equal(0x1004, new DeviceTensor(0x1004, DeviceType.Single, 4).Pointer);
    }

    [Fact]
    public void An_empty_batch_needs_no_memory()
    {
        Assert.True(new DeviceTensor((nint)0, DeviceType.Single, 0, 7).IsEmpty);
        using var buffer = new DeviceBuffer(Host, 0);
        Assert.True(new DeviceTensor(buffer, DeviceType.Single, 0, 7).IsEmpty);
        Assert.True(default(DeviceTensor).IsEmpty);
    }

    [Fact]
    public void Shapes_that_cannot_be_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new DeviceTensor(16, DeviceType.Single, 4, -1));
        Assert.Throws<ArgumentException>(() => new DeviceTensor(16, DeviceType.Single, 1, 1, 1, 1, 1, 1, 1, 1, 1));
        Assert.Throws<OverflowException>(() => new DeviceTensor(16, DeviceType.Single, nint.MaxValue, 8));
    }

    [Fact]
    public void Shapes_are_checked_with_the_words_that_are_used_for_host_memory()
    {
        var logits = new DeviceTensor(0x10000, DeviceType.Half, 2, 3, 10);
        Assert.Equal(new BatchShape(6, 10), DeviceShape.OfLogits(logits, 0));
        DeviceShape.Require(logits, new DeviceTensor(0x20000, DeviceType.Half, 2, 3, 10), "subset", DeviceType.Half);
        DeviceShape.Require(logits, new DeviceTensor(0x20000, DeviceType.Half, 2, 3, 4, 9), "samples", DeviceType.Half, RowExtent.Pairs, 4);
        DeviceShape.Require(logits, new DeviceTensor(0x20000, DeviceType.Half, 6), "value", DeviceType.Half, RowExtent.One);
        DeviceShape.Require(logits, default, "nothing", DeviceType.Half, RowExtent.None);
        AssertRefused(
            "subset has shape [2, 3, 9], but logits has shape [2, 3, 10]; they must be the same.",
            () => DeviceShape.Require(logits, new DeviceTensor(16, DeviceType.Half, 2, 3, 9), "subset", DeviceType.Half));
        AssertRefused(
            "steps has shape [2, 3, 10], but logits has shape [2, 3, 10]; steps must be [..., 5, n].",
            () => DeviceShape.Require(logits, new DeviceTensor(16, DeviceType.Half, 2, 3, 10), "steps", DeviceType.Half, RowExtent.Items, 5));
        AssertRefused(
            "value has 5 entries, but logits of shape [2, 3, 10] need 6, one a row.",
            () => DeviceShape.Require(logits, new DeviceTensor(16, DeviceType.Half, 5), "value", DeviceType.Half, RowExtent.One));
        AssertRefused(
            "subset is Single[2, 3, 10], but logits is Half[2, 3, 10]; subset must be Half.",
            () => DeviceShape.Require(logits, new DeviceTensor(16, DeviceType.Single, 2, 3, 10), "subset", DeviceType.Half));
    }

    [Fact]
    public void Logits_are_rows_of_numbers()
    {
        AssertRefused("logits must have at least one dimension", () => DeviceShape.OfLogits(default, 0));
        AssertRefused("A row of logits must hold at least one item; logits has shape [3, 0]", () => DeviceShape.OfLogits(new DeviceTensor((nint)0, DeviceType.Single, 3, 0), 0));
        AssertRefused("The layer was compiled for rows of N = 8 items; logits has shape [3, 9].", () => DeviceShape.OfLogits(new DeviceTensor(16, DeviceType.Single, 3, 9), 8));
        AssertRefused("logits is Int32[3, 9]; it must be Single, Double, Half or BFloat16.", () => DeviceShape.OfLogits(new DeviceTensor(16, DeviceType.Int32, 3, 9), 0));
    }

    [Theory]
    [InlineData(0x1000, true)]
    [InlineData(0x1000 + 4, false)]
    [InlineData(0x1000 - 4, false)]
    [InlineData(0x1000 + 40, true)]
    [InlineData(0x1000 - 40, true)]
    public void Outputs_coincide_with_inputs_or_are_apart(int output, bool isRight)
    {
        var logits = new DeviceTensor(0x1000, DeviceType.Single, 10);
        var subset = new DeviceTensor(output, DeviceType.Single, 10);
        void Check() => DeviceShape.RequireApart(logits, "logits", subset, "subset", mayCoincide: true);
        if (isRight)
            Check();
        else
            AssertRefused("subset (shape [10]) overlaps logits (shape [10])", Check);
    }

    private static void AssertRefused(string text, Action act) =>
        Assert.StartsWith(text, Assert.ThrowsAny<ArgumentException>(act).Message, StringComparison.Ordinal);
}
