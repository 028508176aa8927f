using SubsetGen.Golden.Checks;
using SubsetGen.Golden;
using Xunit;

namespace SubsetGen.Torch.Golden.Tests;

/// <summary>Layers over tensors give the golden vectors and what layers over spans give: masks, lengths, k a row, special values, all types.</summary>
public sealed class GoldenSuiteTests
{
    private static readonly Dictionary<string, Check> Checks =
        TensorTable.All.SelectMany(GoldenSuite.Of).Where(check => check.IsShort).ToDictionary(check => check.Name);

    public static TheoryData<string> Names => [.. Checks.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Tensors_give_what_the_suite_says(string name) => Checks[name].Judge(Checks[name].Run());
}
