using SubsetGen.Generator.Tests.Harness;
using Xunit;

namespace SubsetGen.Generator.Tests.Emit;

/// <summary>Where a layer runs decides what it has members for.</summary>
public class DeviceTargetTests
{
    private const string OnHost = "new Selector().Infer(new ReadOnlyTensorSpan<float>(new float[4]), new TensorSpan<float>(new float[4]));";
    private const string OnDevice = "new Selector().Infer(default(DeviceTensor), default(DeviceTensor));";

    [Theory]
    [InlineData("SubsetTargets.Both", OnHost)]
    [InlineData("SubsetTargets.Both", OnDevice)]
    [InlineData("SubsetTargets.Cpu", OnHost)]
    [InlineData("SubsetTargets.Cuda", OnDevice)]
    public void A_layer_takes_tensors_where_it_runs(string targets, string call) => Assert.Empty(Errors(targets, call));

    [Fact]
    public void A_layer_for_CUDA_alone_refuses_tensors_in_host_memory_when_it_is_compiled()
    {
        var error = Assert.Single(Errors("SubsetTargets.Cuda", OnHost));
        Assert.Contains("Selector is compiled for CUDA alone and takes DeviceTensors", error, StringComparison.Ordinal);
        Assert.Contains("SubsetTargets.Both", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_layer_for_the_processor_alone_has_no_members_for_devices() =>
        Assert.NotEmpty(Errors("SubsetTargets.Cpu", OnDevice));

    [Theory]
    [InlineData("Cpu", false)]
    [InlineData("Cuda", true)]
    [InlineData("Both", true)]
    public void The_text_for_devices_is_there_where_it_is_needed(string targets, bool isThere)
    {
        var text = Run($"SubsetTargets.{targets}", string.Empty).EmittedText;
        Assert.Equal(isThere, text.Contains("SUBSETGEN_KERNELS(Kernel, NoNoise)", StringComparison.Ordinal));
        Assert.Equal(targets != "Cuda", text.Contains("where V : struct, ILanes<V, float>", StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> Errors(string targets, string call) =>
        [.. Run(targets, call).CompilerDiagnostics.Select(d => d.GetMessage(System.Globalization.CultureInfo.InvariantCulture))];

    private static GeneratorRun Run(string targets, string call) => GeneratorHarness.Run($$"""
        using System.Numerics.Tensors;
        using SubsetGen;
        using SubsetGen.Runtime.Cuda;

        namespace Words;

        [KSubsetLayer(1, SubsetMethod.SigmoidTopK, Targets = {{targets}})]
        public sealed partial class Selector;

        public static class User
        {
            public static void Call()
            {
                {{call}}
            }
        }
        """);
}
