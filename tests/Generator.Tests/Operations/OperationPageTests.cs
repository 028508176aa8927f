using SubsetGen.Generator.Ir;
using SubsetGen.Generator.Render;
using SubsetGen.Generator.Tests.Harness;
using SubsetGen.Generator.Tests.Ir;
using Xunit;

namespace SubsetGen.Generator.Tests.Operations;

/// <summary>Every operation has a form in every target, and the page shows it.</summary>
public class OperationPageTests
{
    public static TheoryData<string> RowOps() => [.. OneOfEachOp.Types.Select(t => t.Name)];

    [Fact]
    public void The_page_shows_every_operation_as_it_is_written_today() => PageFile.Verify(OperationPage.Path, OperationPage.Write());

    [Theory]
    [MemberData(nameof(RowOps))]
    public void What_threads_a_device_needs_is_known_of_every_operation_on_whole_rows(string name)
    {
        var type = OneOfEachOp.Types.Single(t => t.Name == name);
        var isInPasses = type == typeof(InputOp) || type == typeof(MapOp) || type == typeof(ReduceOp);
        var isGoneByThen = type == typeof(OthersOp) || type == typeof(StraightThroughOp);
        Assert.Equal(!isInPasses && !isGoneByThen, DeviceNeeds.Knows(type));
    }
}
