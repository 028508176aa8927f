using SubsetGen.Generator.Autodiff;
using SubsetGen.Generator.Ir;
using SubsetGen.Generator.Tests.Interpreter;
using SubsetGen.Generator.Tests.RandomPrograms;
using Xunit;

namespace SubsetGen.Generator.Tests.Ir;

/// <summary>Whoever adds a row operation is told here what else it needs.</summary>
public class RowOpCompletenessTests
{
    /// <summary>Operations that are never differentiated, with the reason.</summary>
    private static readonly IReadOnlyDictionary<Type, string> WithoutReverseRule = new Dictionary<Type, string>
    {
        [typeof(InputOp)] = "the walks end at inputs",
        [typeof(RepeatReverseOp)] = "only the reverse walk itself makes it: nothing asks for second derivatives",
        [typeof(RepeatNumberOp)] = "only the reverse walk itself makes it",
        [typeof(ScanHessianOp)] = "only the walks themselves make it",
    };

    /// <summary>Operations that the tangent walk does not meet, with the reason.</summary>
    private static readonly IReadOnlyDictionary<Type, string> WithoutTangentRule = new Dictionary<Type, string>(WithoutReverseRule)
    {
        [typeof(RepeatOp)] = "it is written out step by step first",
    };

    public static TheoryData<string> Names() => [.. OneOfEachOp.Types.Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_interpreter_and_the_verifier_know_every_operation(string name)
    {
        var program = new RowProgram([ProgramOf(name)(new RowBuilder())]);
        Verifier.Verify(program, "building");

        var value = RowInterpreter.Run(program, RandomRow.Of(new Random(1), 6, 2))[0];

        Assert.All(Enumerable.Range(0, value.IsRow ? 6 : 1), item => Assert.True(double.IsFinite(value.At(item))));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_reverse_walk_knows_every_operation_that_a_method_may_use(string name)
    {
        var row = new RowBuilder();
        var node = ProgramOf(name)(row);
        var gradient = row.Input(node.Name + "Bar", node.IsRow ? InputKind.Cotangent : InputKind.K);
        void Apply() => _ = ReverseRules
            .Contributions(row, node, node.IsRow ? gradient : null, node.IsRow ? null : gradient, node.Arguments.ToHashSet()).ToList();

        RequireRule(Apply, WithoutReverseRule.ContainsKey(node.Op.GetType()));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_tangent_walk_knows_every_operation_that_a_method_may_use(string name)
    {
        var row = new RowBuilder();
        var node = ProgramOf(name)(row);
        var along = node.Arguments.Select(a => a.IsRow ? row.Input("v", InputKind.Cotangent) : null).ToList();

        RequireRule(() => TangentRules.Of(row, node, along), WithoutTangentRule.ContainsKey(node.Op.GetType()));
    }

    private static Func<RowBuilder, Node> ProgramOf(string name) => OneOfEachOp.Programs
        .SingleOrDefault(p => p.Key.Name == name).Value ?? throw new InvalidOperationException($"Add a program around {name} to OneOfEachOp.");

    private static void RequireRule(Action apply, bool isExcused)
    {
        if (isExcused)
            Assert.Throws<NotSupportedException>(apply);
        else
            apply();
    }
}
