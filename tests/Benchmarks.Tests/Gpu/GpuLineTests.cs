using System.Globalization;
using SubsetGen.Benchmarks.Gpu;
using SubsetGen.Benchmarks.Measurement;
using SubsetGen.Runtime.Cuda;
using Xunit;

namespace SubsetGen.Benchmarks.Tests.Gpu;

public sealed class GpuLineTests
{
    private static readonly GpuLine Line = new(
        new GpuCase(GpuMethod.SigmoidTopK, new Shape(65536, 1024, 32), DeviceType.Single), GpuPass.Forward, Microseconds: 250, CopyMicroseconds: 200,
        Kernels: 1, Registers: 40, StackBytes: 0, Error: 1.25e-7);

    [Fact]
    public void A_line_has_a_value_for_every_column() =>
        Assert.Equal(GpuLine.Header[1..].Split(' ', StringSplitOptions.RemoveEmptyEntries).Length, Columns(Line).Length);

    [Fact]
    public void Values_stand_under_their_names() =>
        Assert.Equal(
            ["SigmoidTopK", "65536", "1024", "32", "single", "forward", "250.00", "200.00", "0.800", "1", "40", "0", "1.3e-07"], Columns(Line));

    [Fact]
    public void The_share_of_the_copy_is_above_one_where_the_copy_takes_longer() =>
        Assert.Equal(2, (Line with { CopyMicroseconds = 500 }).ShareOfCopy);

    [Fact]
    public void What_is_not_known_is_a_dash_and_keeps_its_place() =>
        Assert.Equal(["-", "-"], Columns(Line with { Registers = null, StackBytes = null })[10..12]);

    [Fact]
    public void Lines_do_not_depend_on_the_culture()
    {
        var expected = Line.ToString();
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal(expected, Line.ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void A_pass_moves_what_it_must_read_and_write()
    {
        // Forward reads logits and writes a subset; backward reads logits and a gradient and writes one.
        Assert.Equal(2, GpuPass.Forward.Arrays());
        Assert.Equal(3, GpuPass.Backward.Arrays());
        Assert.Equal(GpuPass.Forward.Arrays() + GpuPass.Backward.Arrays(), GpuPass.ForwardBackward.Arrays());
    }

    private static string[] Columns(GpuLine line) => line.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
