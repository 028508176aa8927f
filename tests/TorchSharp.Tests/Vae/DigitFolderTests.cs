using SubsetGen.Samples;
using SubsetGen.TorchSharpVae.Data;

namespace SubsetGen.Torch.Tests.Vae;

public sealed class DigitFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("train-images-idx3-ubyte.gz", "t10k-images-idx3-ubyte.gz", true)]
    [InlineData("train-images-idx3-ubyte", "t10k-images-idx3-ubyte", false)]
    [InlineData("train-images.idx3-ubyte", "t10k-images.idx3-ubyte", false)]
    public void Files_are_found_under_the_names_they_go_by(string training, string heldOut, bool compressed)
    {
        File.WriteAllBytes(folder.File(training), Bytes(4));
        File.WriteAllBytes(folder.File(heldOut), Bytes(2));

        var digits = DigitFolder.Read(folder.Path);

        Assert.Equal((4, 2), (digits.Training.Count, digits.HeldOut.Count));

        byte[] Bytes(int count) => compressed ? IdxBytes.Compress(IdxBytes.Images(count)) : IdxBytes.Images(count);
    }

    [Fact]
    public void A_folder_without_the_files_says_which_and_where_they_are()
    {
        File.WriteAllBytes(folder.File("train-images-idx3-ubyte.gz"), IdxBytes.Images(1));

        var said = Assert.Throws<UserErrorException>(() => DigitFolder.Read(folder.Path)).Message;

        Assert.Contains("t10k-images-idx3-ubyte", said, StringComparison.Ordinal);
        Assert.Contains(DigitFolder.Source, said, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', said);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named() =>
        Assert.Contains(
            folder.File("absent"), Assert.Throws<UserErrorException>(() => DigitFolder.Read(folder.File("absent"))).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_damaged_file_is_named_with_what_is_wrong()
    {
        var path = folder.File("train-images-idx3-ubyte");
        File.WriteAllText(path, "not images at all");

        var said = Assert.Throws<UserErrorException>(() => DigitFolder.Read(folder.Path)).Message;

        Assert.Equal($"cannot read '{path}': it is not an IDX file", said);
    }
}
