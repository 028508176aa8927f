using SubsetGen.Generator.Ir;
using SubsetGen.Generator.Methods;
using SubsetGen.Generator.Passes;
using SubsetGen.Generator.Tests.Autodiff;
using SubsetGen.Generator.Tests.Interpreter;
using SubsetGen.Generator.Tests.RandomPrograms;
using Xunit;

namespace SubsetGen.Generator.Tests.Passes;

/// <summary>A pass changes how a program computes, never what.</summary>
public class PassTests
{
    private static IReadOnlyList<(string Name, Func<RowBuilder, RowProgram, RowProgram> Run)> Passes => [PassList.Weights, .. PassList.All];

    public static TheoryData<string> Names() => [.. Passes.Select(p => p.Name)];

    // Random sums over steps name no exponent, which is what steps at once ask for; and random steps leave no balanced row balanced.
    public static TheoryData<string> NamesForRandomPrograms() =>
        [.. Passes.Select(p => p.Name).Where(name => name is not ("steps at once" or "steps in pairs"))];

    [Theory]
    [MemberData(nameof(NamesForRandomPrograms))]
    public void A_pass_keeps_the_value_of_random_programs_and_of_their_gradients(string name)
    {
        var changed = 0;
        for (var seed = 0; seed < 150; seed++)
        {
            var temperature = new double?[] { null, 0.5, 0.25 }[seed % 3];
            var row = RandomRow.Of(new Random(seed), 4 + (seed % 9), 1 + (seed % 3), temperature ?? 0.8);
            var forward = new RandomMethod(seed).Variants[0].Forward;
            foreach (var program in new[] { DerivedPrograms.Value(forward, temperature), DerivedPrograms.Reverse(forward, temperature) })
                changed += RequireSameValue(name, program, row, temperature, $"seed {seed}") ? 1 : 0;
        }

        Assert.True(changed > 5, $"Only {changed} programs gave the pass something to do.");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_pass_keeps_the_value_of_every_method_and_of_its_gradient(string name)
    {
        foreach (var method in MethodTable.All)
            foreach (var variant in method.Variants)
                foreach (double? temperature in new double?[] { null, 1, 0.5 })
                {
                    var row = RandomRow.Of(new Random(3), 9, 3, temperature ?? 0.8);
                    RequireSameValue(name, DerivedPrograms.Value(variant.Forward, temperature), row, temperature, variant.Name);
                    RequireSameValue(name, DerivedPrograms.Reverse(variant.Forward, temperature), row, temperature, variant.Name);
                }
    }

    [Fact]
    public void A_step_reads_its_row_once_when_its_sum_is_made_with_it()
    {
        var method = MethodTable.Find("SuccessiveSoftmax")!;
        var program = PassList.Run(DerivedPrograms.Value(method.Variants[0].Forward, 1), 1);

        var body = program.Nodes.Select(n => n.Op).OfType<RepeatOp>().Single().Body;

        Assert.NotEmpty(body.Head);
        Assert.DoesNotContain(body.Program.Nodes, n => n.Op is ReduceOp && n.Arguments[0].Op is InputOp { Kind: InputKind.Carried });
    }

    [Fact]
    public void Where_no_item_outweighs_all_others_a_step_and_its_adjoint_keep_none_apart()
    {
        var method = MethodTable.Find("SuccessiveSoftmax")!;
        var program = PassList.Run(DerivedPrograms.Reverse(method.Variants[0].Forward, 1), 1);

        var reverse = program.Nodes.Select(n => n.Op).OfType<RepeatReverseOp>().Single();

        Assert.Contains(reverse.Body.Program.Nodes, Chooses);
        Assert.DoesNotContain(reverse.Body.Balanced!.Nodes, Chooses);
        Assert.DoesNotContain(reverse.Adjoint.Balanced!.Nodes, Chooses);

        static bool Chooses(Node node) => node.Op is MapOp map && map.Body.Uses(ScalarOp.Choose);
    }

    [Fact]
    public void Nothing_in_a_map_over_items_is_computed_from_scalars_alone()
    {
        var row = new RowBuilder();
        var y = row.Map("y", (x, t, k) => x / t + Expr.Exp(k * 2), row.Logits, row.Temperature, row.K);

        var program = ScalarsOutOfRows.Run(new RowBuilder(), new RowProgram([y]));

        var map = (MapOp)program.Results[0].Op;
        Assert.False(map.Body.Uses(ScalarOp.Divide));
        Assert.False(map.Body.Uses(ScalarOp.Exp));
    }

    [Fact]
    public void An_unrolled_repeat_has_the_value_of_the_steps()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var k = 1 + (seed % 4);
            var row = RandomRow.Of(new Random(seed), 8, k);
            var program = DerivedPrograms.Value(new RandomMethod(seed).Variants[0].Forward);
            // With and without the heads that a pass adds to steps.
            foreach (var repeated in new[] { program, HeadsOfSteps.Run(new RowBuilder(), program) })
            {
                var unrolled = UnrollRepeat.Run(new RowBuilder(), repeated, k);
                Verifier.Verify(unrolled, "unrolling");
                Assert.DoesNotContain(unrolled.Nodes, n => n.Op is RepeatOp);
                RequireEqual(RowInterpreter.Run(program, row)[0], RowInterpreter.Run(unrolled, row)[0], $"seed {seed}");
            }
        }
    }

    /// <summary>Whether the pass changed the program at all.</summary>
    private static bool RequireSameValue(string name, RowProgram program, RowInputs row, double? temperature, string what)
    {
        foreach (var (passName, pass) in Passes)
        {
            var after = pass(new RowBuilder(temperature), program);
            if (passName == name)
            {
                Verifier.Verify(after, name);
                RequireEqual(RowInterpreter.Run(program, row)[0], RowInterpreter.Run(after, row)[0], what);
                return Printer.Text(after) != Printer.Text(program);
            }

            program = after;
        }

        throw new ArgumentException($"No pass is called '{name}'.");
    }

    private static void RequireEqual(RowValue expected, RowValue actual, string what)
    {
        for (var item = 0; item < (expected.IsRow ? expected.Items.Length : 1); item++)
            Assert.True(
                Math.Abs(expected.At(item) - actual.At(item)) <= 1e-11 * Math.Max(1, Math.Abs(expected.At(item))),
                $"{what} item {item}: {expected.At(item):R} before, {actual.At(item):R} after");
    }
}
