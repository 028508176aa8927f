using SubsetGen.TorchSharpVae.Data;

namespace SubsetGen.Torch.Tests.Vae;

public sealed class IdxFileTests
{
    [Fact]
    public void Images_are_the_bytes_after_the_header()
    {
        var images = IdxFile.Read(IdxBytes.Images(3));

        Assert.Equal(3, images.Count);
        Assert.Equal(Enumerable.Range(0, 3 * 784).Select(i => (byte)i), images.Bytes);
    }

    [Fact]
    public void A_compressed_file_has_the_same_images() =>
        Assert.Equal(IdxFile.Read(IdxBytes.Images(5)).Bytes, IdxFile.Read(IdxBytes.Compress(IdxBytes.Images(5))).Bytes);

    public static TheoryData<string, byte[]> Damaged => new()
    {
        { "it is not an IDX file", [] },
        { "it is not an IDX file", [0, 0, 8] },
        { "it is not an IDX file", "<!DOCTYPE html><html>"u8.ToArray() },
        { "its numbers are of type 0x0D", IdxBytes.Of(0x0D, [1, 28, 28], 784 * 4) },
        { "it holds labels, not images", IdxBytes.Of(0x08, [60000], 60000) },
        { "it has 4 dimensions", IdxBytes.Of(0x08, [1, 28, 28, 3], 784 * 3) },
        { "it is shorter than a header", IdxBytes.Images(1)[..15] },
        { "its images are 32 x 32, not 28 x 28", IdxBytes.Of(0x08, [1, 32, 32], 1024) },
        { "it holds no images", IdxBytes.Images(0) },
        { "2 images take 1568 bytes, and it has 1567", IdxBytes.Images(2)[..^1] },
        { "1 images take 784 bytes, and it has 785", IdxBytes.Of(0x08, [1, 28, 28], 785) },
        { "4294967295 images take 3367254359280 bytes, and it has 0", IdxBytes.Of(0x08, [uint.MaxValue, 28, 28], 0) },
        { "it does not expand", IdxBytes.Compress(IdxBytes.Images(9)).Select((b, i) => (byte)(i > 20 ? b ^ 0x5A : b)).ToArray() },
    };

    [Theory, MemberData(nameof(Damaged))]
    public void What_is_wrong_with_a_file_is_said(string said, byte[] file) =>
        Assert.Contains(said, Assert.Throws<IdxFormatException>(() => IdxFile.Read(file)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_compressed_file_that_breaks_off_is_refused()
    {
        var whole = IdxBytes.Compress(IdxBytes.Images(9));

        // The last bytes are a checksum and the end mark; what comes before them are images.
        for (var length = 2; length < whole.Length - 16; length += 7)
            Assert.Throws<IdxFormatException>(() => IdxFile.Read(whole[..length]));
    }
}
