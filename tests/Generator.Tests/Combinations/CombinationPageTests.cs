using SubsetGen.Generator.Estimators;
using SubsetGen.Generator.Methods;
using SubsetGen.Generator.Tests.Diagnostics;
using SubsetGen.Generator.Tests.Harness;
using Xunit;

namespace SubsetGen.Generator.Tests.Combinations;

/// <summary>The page of combinations is what the compiler's rules say.</summary>
public class CombinationPageTests
{
    [Fact]
    public void The_page_says_what_the_rules_say() => PageFile.Verify(CombinationPage.Path, CombinationPage.Write());

    [Fact]
    public void What_method_sample_and_gradient_do_not_take_is_refused() => Assert.All(Combination.All, combination =>
    {
        var (method, sample) = (MethodTable.Find(combination.Method)!, SampleTable.Find(combination.Sample)!);
        var taken = sample.WorksWith(method) && EstimatorTable.Find(combination.Gradient)!.WorksWith(method, sample);
        Assert.True(taken || combination.Objections.Count > 0, combination.ToString());
    });

    /// <summary>
    /// All in one compilation. Noise and designs are types of the runtime's that the code around them does not differ by, so that
    /// once is enough for each.
    /// </summary>
    [Fact]
    public void What_is_not_refused_compiles_without_a_warning()
    {
        var valid = Combination.All.Where(c => c.Objections.Count == 0).ToList();
        var layers = valid
            .DistinctBy(c => (c.Method, SampleTable.Find(c.Sample)!.GetType(), c.Gradient))
            .Union(valid.DistinctBy(c => c.Sample))
            .Union(valid.DistinctBy(c => c.Noise))
            .Select((c, i) => c.Declaration($"Layer{i}"));

        Assert.Empty(GeneratorHarness.Run(RuleCheck.File(string.Join("\n", layers))).CompilerDiagnostics);
    }

    [Fact]
    public void Names_are_given_to_combinations_that_mean_something() => Assert.All(
        Literature.Names.Where(AllMembersExist), name => Assert.Contains(Combination.All, c => name.Fits(c) && c.Objections.Count == 0));

    [Fact]
    public void No_combination_is_refused_for_something_else() => Assert.All(
        Combination.All.SelectMany(c => c.Objections).Distinct(),
        rule => Assert.DoesNotContain(rule.Descriptor.Id, (string[])["SUBSET001", "SUBSET006", "SUBSET008", "SUBSET009", "SUBSET010"]));

    private static bool AllMembersExist(KnownAs name)
    {
        bool Exist(string members, IEnumerable<string> known) => members.Length == 0 || members.Split(' ').Intersect(known).Any();
        return Exist(name.Methods, MethodTable.All.Select(m => m.Name)) && Exist(name.Noises, NoiseTable.All.Select(n => n.Name))
            && Exist(name.Samples, SampleTable.All.Select(s => s.Name)) && Exist(name.Gradients, EstimatorTable.All.Select(e => e.Name));
    }
}
