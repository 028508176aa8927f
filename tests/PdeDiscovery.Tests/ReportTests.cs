using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SubsetGen.PdeDiscovery.Cli;
using SubsetGen.PdeDiscovery.Data;
using SubsetGen.PdeDiscovery.Derivatives;
using SubsetGen.PdeDiscovery.Discovery;
using SubsetGen.PdeDiscovery.Report;

namespace SubsetGen.PdeDiscovery.Tests;

public class ReportTests(ShortSimulation simulation) : IClassFixture<ShortSimulation>
{
    [Fact]
    public void An_image_holds_its_pixels()
    {
        byte[] pixels = [.. Enumerable.Range(0, 7 * 5).Select(i => (byte)(i * 37))];
        var png = Png.Encode(7, pixels, DivergingMap.Palette);
        var chunks = Chunks(png);
        Assert.Equal(["IHDR", "PLTE", "IDAT", "IEND"], chunks.Select(c => c.Type));
        Assert.Equal(7, BinaryPrimitives.ReadInt32BigEndian(chunks[0].Data));
        Assert.Equal(5, BinaryPrimitives.ReadInt32BigEndian(chunks[0].Data.AsSpan(4)));

        var lines = new MemoryStream();
        using (var inflater = new ZLibStream(new MemoryStream(chunks[2].Data), CompressionMode.Decompress))
            inflater.CopyTo(lines);
        var decoded = lines.ToArray().Chunk(8).SelectMany(line =>
        {
            Assert.Equal(1, line[0]);
            byte left = 0;
            return line.Skip(1).Select(d => left = (byte)(left + d)).ToArray();
        });
        Assert.Equal(pixels, decoded);
        // The checksum of an empty IEND chunk is a well-known constant.
        Assert.Equal([0xAE, 0x42, 0x60, 0x82], png[^4..]);
    }

    [Fact]
    public void Colours_are_pale_at_zero_and_darker_away_from_it()
    {
        int Lightness(int i) => DivergingMap.Palette.Skip(3 * i).Take(3).Sum(c => c);
        Assert.Equal(DivergingMap.Count * 3, DivergingMap.Palette.Length);
        for (var i = 0; i < DivergingMap.Count / 2 - 1; i++)
        {
            Assert.True(Lightness(i) <= Lightness(i + 1));
            Assert.True(Lightness(255 - i) <= Lightness(254 - i));
        }

        Assert.Equal((0, 255), (DivergingMap.IndexOf(-9, 2), DivergingMap.IndexOf(9, 2)));
        Assert.InRange(DivergingMap.IndexOf(0, 2), 127, 128);
    }

    [Theory]
    [InlineData(0, 100, "0 20 40 60 80 100")]
    [InlineData(-2.6, 2.6, "-2 -1 0 1 2")]
    [InlineData(0, 1, "0 0.2 0.4 0.6 0.8 1")]
    [InlineData(-3e-6, 3e-6, "-3e-6 -2e-6 -1e-6 0 1e-6 2e-6 3e-6")]
    public void Ticks_are_round(double min, double max, string ticks)
    {
        var axis = new Axis("", min, max);
        Assert.Equal(ticks, string.Join(' ', axis.Ticks().Select(axis.Text)));
    }

    [Fact]
    public void A_logarithmic_axis_covers_its_values_with_decades()
    {
        var axis = Axis.Decades("", [0, 3e-3, 0.2, 7]);
        Assert.Equal((1e-3, 10.0), (axis.Min, axis.Max));
        Assert.Equal("10⁻³ 10⁻² 10⁻¹ 10⁰ 10¹", string.Join(' ', axis.Ticks().Select(axis.Text)));
        Assert.Equal(0.5, axis.Position(0.1), 12);
        Assert.Equal(0, axis.Position(0));
        Assert.Equal(1, Axis.Decades("", [1]).Position(1e9));
    }

    [Theory]
    [InlineData("Weak")]
    [InlineData("Differences")]
    public void The_page_stands_alone_and_its_drawings_are_well_formed(string scheme)
    {
        var page = Page(simulation.Field, Enum.Parse<DerivativeScheme>(scheme), "a<b>&.mat");
        Assert.DoesNotMatch("(?i)<script|<link|@import|https?:|src=", page);
        Assert.Contains("a&lt;b&gt;&amp;.mat", page, StringComparison.Ordinal);
        var drawings = Regex.Matches(page, "<svg .*?</svg>", RegexOptions.Singleline)
            .Select(m => XElement.Parse(m.Value)).ToArray();
        Assert.Equal(5, drawings.Length);
        Assert.All(drawings, d => Assert.False(string.IsNullOrEmpty((string?)d.Attribute("aria-label"))));
        Assert.All(drawings, d => Assert.True(d.Descendants("text").Count() > 6, "axes have labels"));
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\u221E", page, StringComparison.Ordinal);
        var ids = drawings.SelectMany(d => d.Descendants().Attributes("id")).Select(a => a.Value).ToArray();
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [Fact]
    public void Points_stay_inside_the_drawing()
    {
        var page = Page(simulation.Field, DerivativeScheme.Weak, null);
        foreach (Match path in Regex.Matches(page, "d=\"M([-0-9. L]+)\""))
        {
            var numbers = path.Groups[1].Value.Split([' ', 'L']).Select(n => double.Parse(n, CultureInfo.InvariantCulture));
            Assert.All(numbers, n => Assert.InRange(n, 0, SvgPlot.Width));
        }
    }

    [Fact]
    public void A_file_is_replaced_whole_and_nothing_else_is_left()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "new", "report.html");
        AtomicFile.CheckWritable(path);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
        AtomicFile.WriteAllText(path, "one");
        AtomicFile.WriteAllText(path, "two");
        Assert.Equal("two", File.ReadAllText(path));
        Assert.Equal(["report.html"], Directory.GetFileSystemEntries(Path.GetDirectoryName(path)!).Select(Path.GetFileName));
    }

    [Fact]
    public void What_cannot_be_written_is_said_and_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("file"), "");
        foreach (var path in (string[])[folder.Path, folder.Path + "/", Path.Combine(folder.File("file"), "report.html")])
        {
            var error = Assert.Throws<UserErrorException>(() => AtomicFile.CheckWritable(path));
            Assert.Contains("cannot write", error.Message, StringComparison.Ordinal);
            Assert.Throws<UserErrorException>(() => AtomicFile.WriteAllText(path, "text"));
        }

        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }

    private static string Page(Field field, DerivativeScheme scheme, string? dataPath)
    {
        var options = new DiscoveryOptions(dataPath, 1, 30, 0, scheme, "report.html");
        return ReportPage.Render(options, field, Discoverer.Discover(Discoverer.Prepare(field, scheme), 1, 30));
    }

    private static (string Type, byte[] Data)[] Chunks(byte[] png)
    {
        var chunks = new List<(string, byte[])>();
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            chunks.Add((System.Text.Encoding.ASCII.GetString(png, at + 4, 4), png.AsSpan(at + 8, length).ToArray()));
            at += length + 12;
        }

        return [.. chunks];
    }
}
