using System.Reflection;
using SubsetGen.Generator.Ir;
using SubsetGen.Generator.Render;
using SubsetGen.Generator.Tests.Harness;
using SubsetGen.Generator.Tests.Interpreter;
using SubsetGen.Generator.Tests.Ir;
using Xunit;

namespace SubsetGen.Generator.Tests.Emit;

/// <summary>Every operation, written for lanes and for scalars, computes what the interpreter says it means.</summary>
public class DialectTests
{
    private delegate double Operation(double a, double b, double c);

    // Operands of the size that rows hold, the values where operations change their minds, and the ends of the range.
    private static readonly double[] Values =
        [-1e30, -700, -88, -20, -2.5, -1, -0.3, 0, 1e-30, 0.25, 1, 1.5, 3, 21, 87, 700, 1e30, double.NegativeInfinity, double.PositiveInfinity];

    [Theory]
    [InlineData("Single", 3e-6)]
    [InlineData("Double", 1e-14)]
    public void Lanes_and_scalars_agree_with_the_interpreter(string precision, double tolerance)
    {
        var element = ElementType.Of(precision);
        var ops = Enum.GetValues<ScalarOp>();
        var functions = Compile(element, ops);
        foreach (var op in ops)
            foreach (var isLanes in new[] { true, false })
                foreach (var (a, b, c) in Operands(op))
                {
                    double[] operands = [Round(a, precision), Round(b, precision), Round(c, precision)];
                    var expected = Round(ExprInterpreter.Evaluate(Call(op), index => operands[index]), precision);
                    var actual = functions[(op, isLanes)](operands[0], operands[1], operands[2]);
                    Assert.True(
                        IsClose(expected, actual, tolerance, precision), $"{op}({a}, {b}, {c}) in {(isLanes ? "lanes" : "scalars")}: {expected:R} interpreted, {actual:R} emitted");
                }
    }

    private static IEnumerable<(double A, double B, double C)> Operands(ScalarOp op)
    {
        foreach (var a in Values)
            foreach (var b in ScalarOpArity.Of(op) > 1 ? Values : [0])
            {
                if (IsDefined(op, a, b))
                    yield return (a, b, 5);
            }
    }

    /// <summary>Which operands row programs bring. A power has a base that is not negative, and a moderate exponent.</summary>
    private static bool IsDefined(ScalarOp op, double a, double b) => op switch
    {
        ScalarOp.Power => a >= 0 && Math.Abs(b) is >= 0.25 and <= 3 && a is 0 or (>= 0.25 and <= 21),
        ScalarOp.Log => a > 0,
        ScalarOp.Divide => b != 0,
        _ => true,
    };

    // Below the normal numbers lanes give zero: nothing in a row program tells the two apart.
    private static bool IsClose(double expected, double actual, double tolerance, string precision) =>
        double.IsNaN(expected) ? double.IsNaN(actual)
        : double.IsInfinity(expected) ? expected == actual
        : Math.Abs(expected - actual) <= Math.Max(tolerance * Math.Abs(expected), precision == "Single" ? 1.2e-38 : 2.3e-308);

    private static double Round(double value, string precision) => precision == "Single" ? (float)value : value;

    private static IReadOnlyDictionary<(ScalarOp, bool), Operation> Compile(ElementType element, ScalarOp[] ops)
    {
        var methods = string.Join("\n", ops.SelectMany(op => new[] { Method(element, op, isLanes: true), Method(element, op, isLanes: false) }));
        var compilation = GeneratorHarness.Compile($$"""
            using System;
            using SubsetGen.Runtime.Numerics;
            using SubsetGen.Runtime.Programs;

            public static class Operations
            {
            {{methods}}
            }
            """);
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        var type = Assembly.Load(image.ToArray()).GetType("Operations")!;
        return ops.SelectMany(op => new[] { true, false }.Select(isLanes => (op, isLanes))).ToDictionary(
            key => key, key => type.GetMethod(Name(key.op, key.isLanes))!.CreateDelegate<Operation>());
    }

    private static string Name(ScalarOp op, bool isLanes) => $"{op}{(isLanes ? "Lanes" : "Scalars")}";

    private static string Method(ElementType element, ScalarOp op, bool isLanes)
    {
        var t = element.Keyword;
        // A condition is not a number: it is looked at through a choice, and comes in as a comparison.
        Expr shown = op is ScalarOp.LessOrEqual or ScalarOp.Equal or ScalarOp.And ? Expr.Choose(Call(op), 1, 0) : Call(op);
        string Operand(string name, int index) =>
            !IsCondition(op, index) ? name : isLanes ? $"~V.Equal({name}, ({t})0)" : $"({name} != 0)";
        var dialect = isLanes ? CSharpDialect.Lanes(element) : CSharpDialect.Scalars(element);
        var text = new ExprRenderer(dialect, name => name).Render([shown], [Operand("a", 0), Operand("b", 1), "c"]).Results[0];
        return isLanes
            ? $$"""
                private static double {{Name(op, true)}}Of<V>(V a, {{(op == ScalarOp.Power ? t : "V")}} b, V c) where V : struct, ILanes<V, {{t}}>
                {
                    Span<{{t}}> lanes = stackalloc {{t}}[V.Count];
                    V.Store({{text}}, lanes, 0);
                    foreach (var lane in lanes)
                        if (!lane.Equals(lanes[0]))
                            throw new InvalidOperationException("Lanes differ.");
                    return lanes[0];
                }

                public static double {{Name(op, true)}}(double a, double b, double c) =>
                    {{Name(op, true)}}Of<Lanes128<{{t}}>>(({{t}})a, ({{t}})b, ({{t}})c);
                """
            : $$"""
                public static double {{Name(op, false)}}(double wideA, double wideB, double wideC)
                {
                    var (a, b, c) = (({{t}})wideA, ({{t}})wideB, ({{t}})wideC);
                    return {{text}};
                }
                """;
    }

    private static bool IsCondition(ScalarOp op, int operand) => op == ScalarOp.And || (op == ScalarOp.Choose && operand == 0);

    private static CallExpr Call(ScalarOp op) => new(op, [.. Enumerable.Range(0, ScalarOpArity.Of(op)).Select(i => new ArgumentExpr(i))]);
}
