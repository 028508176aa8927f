using SubsetGen.PdeDiscovery.Data;

namespace SubsetGen.PdeDiscovery.Tests;

public class MatFileTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_matrix_comes_back_as_it_was_written(bool compressed)
    {
        double[] values = [1.5, -2, Math.PI, 1e300, -0.0, double.Epsilon];
        var read = MatFile.Read(new MatWriter().Add("some_name", 2, 3, values, compressed).Bytes);
        var array = Assert.Single(read).Value!;
        Assert.Equal("some_name", read.Keys.Single());
        Assert.Equal((2, 3), (array.Rows, array.Columns));
        Assert.Equal(values, array.Values);
    }

    [Theory]
    [InlineData(MatWriter.Int8)]
    [InlineData(MatWriter.UInt8)]
    [InlineData(MatWriter.Int16)]
    [InlineData(MatWriter.UInt16)]
    [InlineData(MatWriter.Int32)]
    [InlineData(MatWriter.UInt32)]
    [InlineData(MatWriter.Single)]
    [InlineData(MatWriter.Int64)]
    [InlineData(MatWriter.UInt64)]
    public void Doubles_may_be_stored_as_smaller_numbers(int storedAs)
    {
        var values = Enumerable.Range(0, 11).Select(i => (double)i).ToArray();
        var read = MatFile.Read(new MatWriter().Add("tt", 1, 11, values, storedAs: storedAs).Bytes);
        Assert.Equal(values, read["tt"]!.Values);
    }

    [Fact]
    public void Several_variables_are_told_apart()
    {
        var read = MatFile.Read(
            new MatWriter().Add("a", 1, 1, [1]).Add("bb", 1, 2, [2, 3], compressed: false).Add("ccc", 2, 1, [4, 5]).Bytes);
        Assert.Equal(["a", "bb", "ccc"], read.Keys.Order());
        Assert.Equal([2, 3], read["bb"]!.Values);
        Assert.Equal([4, 5], read["ccc"]!.Values);
    }

    [Fact]
    public void Text_and_complex_numbers_are_there_but_no_real_matrices()
    {
        const uint Char = 4, ComplexDouble = 6 | 0x800;
        var read = MatFile.Read(
            new MatWriter().Add("text", 1, 2, [72, 105], storedAs: MatWriter.UInt16, classAndFlags: Char)
                .Add("z", 1, 1, [1], classAndFlags: ComplexDouble).Bytes);
        Assert.Null(read["text"]);
        Assert.Null(read["z"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_file_cut_short_anywhere_is_refused(bool compressed)
    {
        var whole = new MatWriter().Add("uu", 3, 5, [.. Enumerable.Range(0, 15).Select(i => i / 7.0)], compressed).Bytes;
        for (var length = 0; length < whole.Length; length++)
        {
            // With no variable at all it is an empty file, which is none the worse.
            if (length != 128)
                Assert.Throws<MatFormatException>(() => MatFile.Read(whole.AsSpan(0, length)));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void No_damaged_byte_does_worse_than_an_error(bool compressed)
    {
        var whole = new MatWriter().Add("uu", 3, 5, [.. Enumerable.Range(0, 15).Select(i => i / 7.0)], compressed).Bytes;
        for (var at = 0; at < whole.Length; at++)
        {
            foreach (var damage in (byte[])[0x01, 0x80, 0xFF])
            {
                var bytes = (byte[])whole.Clone();
                bytes[at] ^= damage;
                var error = Record.Exception(() => MatFile.Read(bytes));
                Assert.True(error is null or MatFormatException, $"byte {at}: {error}");
            }
        }
    }

    [Theory]
    [InlineData("MATLAB 7.3 MAT-file, HDF5 inside", "7.3")]
    [InlineData("nothing of the kind", "not a MAT file")]
    [InlineData("", "not a MAT file")]
    public void Other_files_are_called_what_they_are(string text, string said)
    {
        var bytes = System.Text.Encoding.ASCII.GetBytes(text.PadRight(text.Length == 0 ? 0 : 200));
        Assert.Contains(said, Assert.Throws<MatFormatException>(() => MatFile.Read(bytes)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Big_endian_files_are_named()
    {
        var bytes = new MatWriter().Add("a", 1, 1, [1]).Bytes;
        (bytes[124], bytes[125], bytes[126], bytes[127]) = (1, 0, (byte)'M', (byte)'I');
        var error = Assert.Throws<MatFormatException>(() => MatFile.Read(bytes));
        Assert.Contains("big-endian", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shape_that_does_not_fit_the_numbers_is_refused()
    {
        var bytes = new MatWriter().Add("uu", 3, 4, new double[10], compressed: false).Bytes;
        Assert.Contains("3 x 4", Assert.Throws<MatFormatException>(() => MatFile.Read(bytes)).Message, StringComparison.Ordinal);
    }
}
