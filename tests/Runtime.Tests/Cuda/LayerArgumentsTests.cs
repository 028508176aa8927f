using System.Reflection;
using System.Runtime.InteropServices;
using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Runtime.Tests.Cuda;

public class LayerArgumentsTests
{
    [Fact]
    public void Fields_lie_one_after_another_without_gaps()
    {
        Assert.Equal(0, Offset(nameof(LayerArguments.Logits)));
        Assert.Equal(4 * 8, Offset(nameof(LayerArguments.Mask)));
        Assert.Equal(18 * 8, Offset(nameof(LayerArguments.Scratch)));
        Assert.Equal(160, Offset(nameof(LayerArguments.SharedBytes)));
        Assert.Equal(164, Offset(nameof(LayerArguments.N)));
        Assert.Equal(168, Offset(nameof(LayerArguments.Rows)));
        Assert.Equal(208, Offset(nameof(LayerArguments.Lambda)));
        Assert.Equal(220, Offset(nameof(LayerArguments.Steps)));
        Assert.Equal(224, Marshal.SizeOf<LayerArguments>());
        Assert.Equal(224, Fields().Sum(field => Marshal.SizeOf(field.FieldType)));
    }

    [SkippableFact]
    public void The_device_text_has_the_same_fields_in_the_same_places()
    {
        Skip.If(Nvrtc.Missing is not null, Nvrtc.Missing);
        var text = "#include <subsetgen/arguments.cuh>\nusing subsetgen::LayerArguments;\n"
            + $"static_assert(sizeof(LayerArguments) == {Marshal.SizeOf<LayerArguments>()}, \"size\");\n"
            + string.Concat(Fields().Select(field =>
                $"static_assert((unsigned long long)&((LayerArguments*)0)->{field.Name} == {Offset(field.Name)}, \"{field.Name}\");\n"));
        Nvrtc.Compile(
            text,
            DeviceLibrary.Headers,
            KernelCompiler.Options(new KernelShape(8, 4, 16, DeviceType.Single)),
            $"sm_{Nvrtc.Architectures[^1]}",
            "LayerArguments");
    }

    private static FieldInfo[] Fields() => typeof(LayerArguments).GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);

    private static int Offset(string field) => (int)Marshal.OffsetOf<LayerArguments>(field);
}
