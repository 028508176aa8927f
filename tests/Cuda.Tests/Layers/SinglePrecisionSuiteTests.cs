using SubsetGen.Cuda.Tests.Harness;
using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Cuda.Tests.Layers;

public sealed class SinglePrecisionSuiteTests : GoldenSuiteTests
{
    public static TheoryData<string> Names => Of(DeviceType.Single, DeviceType.Half, DeviceType.BFloat16);

    [TheoryWithHostCompiler, MemberData(nameof(Names))]
    public void In_single_precision_a_device_gives_what_the_suite_says(string check) => Holds(check);
}
