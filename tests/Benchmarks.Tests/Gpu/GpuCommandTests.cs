using SubsetGen.Benchmarks.Commands;
using SubsetGen.Benchmarks.Gpu;
using SubsetGen.Benchmarks.Measurement;
using SubsetGen.Runtime.Cuda;
using Xunit;

namespace SubsetGen.Benchmarks.Tests.Gpu;

public sealed class GpuCommandTests
{
    [Fact]
    public void Without_options_every_method_is_measured_in_single_precision_at_the_shapes_of_its_targets()
    {
        var options = Parsed();

        Assert.False(options.GoldenOnly);
        Assert.Equal("python3", options.Python);
        Assert.Null(options.Out);
        Assert.Equal(
            Enum.GetValues<GpuMethod>().SelectMany(method => GpuCase.DefaultShapes(method).Select(shape => new GpuCase(method, shape, DeviceType.Single))),
            options.Cases);
    }

    [Fact]
    public void Every_shape_of_a_target_is_measured_without_being_asked_for() =>
        Assert.All(GpuTarget.All, target => Assert.Contains(new GpuCase(target.Method, target.Shape, DeviceType.Single), Parsed().Cases));

    [Fact]
    public void Methods_shapes_and_storage_are_measured_in_every_combination()
    {
        var options = Parsed("--method", "Marginals", "TopK", "--shape", "4,100,3", "8,50,2", "--storage", "half", "BFloat16", "--peers", "none");

        Assert.Null(options.Python);
        Assert.Equal(8, options.Cases.Count());
        Assert.Equal(new GpuCase(GpuMethod.Marginals, new Shape(4, 100, 3), DeviceType.Half), options.Cases.First());
        Assert.Equal(new GpuCase(GpuMethod.TopK, new Shape(8, 50, 2), DeviceType.BFloat16), options.Cases.Last());
    }

    [Fact]
    public void The_suite_alone_and_a_file_for_the_lines_can_be_asked_for()
    {
        var options = Parsed("--golden-only", "--out", "lines.txt", "--peer-limit", "30");

        Assert.True(options.GoldenOnly);
        Assert.Equal("lines.txt", options.Out!.Name);
        Assert.Equal(TimeSpan.FromSeconds(30), options.PeerLimit);
    }

    [Theory]
    [InlineData("'int8' is no storage; it is one of single, half, bfloat16, double.", "--storage", "int8")]
    [InlineData("'4,3,3' is not a shape", "--shape", "4,3,3")]
    [InlineData("--peer-limit must be between 1 and 36000 seconds.", "--peer-limit", "0")]
    public void What_is_not_understood_is_refused_with_what_would_be(string message, params string[] arguments)
    {
        var errors = GpuCommand.Create(_ => throw new InvalidOperationException("It must not run.")).Parse(arguments).Errors;
        Assert.Contains(errors, error => error.Message.Contains(message, StringComparison.Ordinal));
    }

    private static GpuOptions Parsed(params string[] arguments)
    {
        GpuOptions? options = null;
        var code = GpuCommand.Create(given =>
        {
            options = given;
            return 3;
        }).Parse(arguments).Invoke();
        Assert.Equal(3, code);
        return options!;
    }
}
