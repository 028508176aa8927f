using SubsetGen.Generator.Ir;
using SubsetGen.Generator.Methods;
using SubsetGen.Generator.Tests.Autodiff;
using SubsetGen.Generator.Tests.RandomPrograms;
using Xunit;

namespace SubsetGen.Generator.Tests.Ir;

public class VerifierTests
{
    public static TheoryData<string> Rules() => [.. MalformedPrograms.All.Keys];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_program_that_breaks_a_rule_is_refused_by_name_of_the_rule_and_of_the_pass(string rule)
    {
        var program = MalformedPrograms.All[rule](new RowBuilder());

        var refusal = Assert.Throws<InvalidOperationException>(() => Verifier.Verify(program, "the last pass"));

        Assert.Contains(rule, refusal.Message);
        Assert.Contains("the last pass", refusal.Message);
    }

    [Fact]
    public void A_broken_step_is_found_inside_its_repeat()
    {
        var row = new RowBuilder();
        var step = row.Nested();
        var carried = step.Input("c", InputKind.Carried);
        var broken = new Node(50, "broken", Shape.Scalar, new ReduceOp(ReduceKind.Sum), [step.Constant(1)]);
        var body = new StepBody(new RowProgram([carried, carried, broken]), [ReduceKind.Sum]);

        var program = new RowProgram([row.Add("y", new RepeatOp(body), row.Logits, row.K, row.LargestLogit)]);

        Assert.Contains("a reduction takes one row", Assert.Throws<InvalidOperationException>(() => Verifier.Verify(program, "x")).Message);
    }

    [Fact]
    public void Every_method_and_its_gradient_are_well_formed()
    {
        foreach (var forward in MethodTable.All.SelectMany(m => m.Variants).Select(v => v.Forward))
        {
            Verifier.Verify(DerivedPrograms.Value(forward), "the method");
            Verifier.Verify(DerivedPrograms.Reverse(forward), "the reverse walk");
            Verifier.Verify(DerivedPrograms.Tangent(forward, 3), "the tangent walk");
        }
    }

    [Fact]
    public void Random_programs_and_their_gradients_are_well_formed()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var forward = new RandomMethod(seed).Variants[0].Forward;
            Verifier.Verify(DerivedPrograms.Value(forward), "growing");
            Verifier.Verify(DerivedPrograms.Reverse(forward), "the reverse walk");
        }
    }
}
