using SubsetGen.Generator.Autodiff;
using SubsetGen.Generator.Ir;
using SubsetGen.Generator.Render;
using SubsetGen.Generator.Tests.Interpreter;
using Xunit;

namespace SubsetGen.Generator.Tests.Ir;

/// <summary>Whoever adds a scalar operation is told here what else it needs.</summary>
public class ScalarOpCompletenessTests
{
    public static TheoryData<string> Ops() => [.. Enum.GetNames<ScalarOp>()];

    [Theory]
    [MemberData(nameof(Ops))]
    public void The_interpreter_knows_every_operation(string op) =>
        Assert.True(double.IsFinite(ExprInterpreter.Evaluate(Call(op), index => SampleArguments[index])));

    [Theory]
    [MemberData(nameof(Ops))]
    public void The_compiler_evaluates_every_operation_as_the_interpreter_does(string op)
    {
        var constants = new CallExpr(Enum.Parse<ScalarOp>(op), [.. SampleArguments.Take(Call(op).Arguments.Count).Select(a => new ConstantExpr(a))]);
        var expected = ExprInterpreter.Evaluate(constants, _ => double.NaN);

        Assert.Equal(expected, ExprEvaluator.Evaluate(constants, double.NaN, single: false), 15);
        Assert.Equal(expected, ExprEvaluator.Evaluate(constants, double.NaN, single: true), 6);
    }

    [Theory]
    [MemberData(nameof(Ops))]
    public void Both_dialects_of_CSharp_write_every_operation(string op)
    {
        foreach (var element in new[] { ElementType.Single, ElementType.Double })
            foreach (var dialect in new[] { CSharpDialect.Lanes(element), CSharpDialect.Scalars(element) })
            {
                var (_, results) = new ExprRenderer(dialect, name => name).Render([Call(op)], ["alpha", "beta", "gamma"]);
                Assert.All(new[] { "alpha", "beta", "gamma" }.Take(ScalarOpArity.Of(Call(op).Op)), name => Assert.Contains(name, results[0]));
            }
    }

    [Theory]
    [MemberData(nameof(Ops))]
    public void The_derivative_in_every_operand_is_that_of_differences(string op)
    {
        const double Step = 1e-6;
        var call = Call(op);
        for (var operand = 0; operand < ScalarOpArity.Of(call.Op); operand++)
        {
            var derivative = ExprDerivative.Of(call, operand);
            foreach (var arguments in new[] { SampleArguments, SampleArguments.Reverse().ToArray() })
            {
                double At(double step) => ExprInterpreter.Evaluate(call, index => arguments[index] + (index == operand ? step : 0));
                var difference = (At(Step) - At(-Step)) / (2 * Step);
                Assert.Equal(difference, ExprInterpreter.Evaluate(derivative, index => arguments[index]), 1e-8);
            }
        }
    }

    [Fact]
    public void A_power_of_0_does_not_depend_on_its_exponent()
    {
        var power = Expr.Power(new ArgumentExpr(0), new ArgumentExpr(1));

        Assert.Equal(0, ExprInterpreter.Evaluate(ExprDerivative.Of(power, 1), index => index == 0 ? 0 : 2));
    }

    [Fact]
    public void A_derivative_stays_finite_where_the_side_not_taken_is_infinite()
    {
        var x = new ArgumentExpr(0);
        var guarded = Expr.Choose(Expr.LessOrEqual(x, 0), 0, Expr.Log(x));

        Assert.Equal(0, ExprInterpreter.Evaluate(ExprDerivative.Of(guarded, 0), _ => 0));
        Assert.Equal(0.5, ExprInterpreter.Evaluate(ExprDerivative.Of(guarded, 0), _ => 2));
    }

    [Fact]
    public void The_slope_of_a_logistic_keeps_its_digits_in_both_tails()
    {
        var slope = ExprDerivative.Of(Expr.Logistic(new ArgumentExpr(0)), 0);

        foreach (var x in new[] { 40.0, -40, 700, -700 })
            Assert.Equal(1, ExprInterpreter.Evaluate(slope, _ => x) / Math.Exp(-Math.Abs(x)), 12);
    }

    private static readonly double[] SampleArguments = [0.7, 1.3, 0.4];

    private static CallExpr Call(string op)
    {
        var value = Enum.Parse<ScalarOp>(op);
        return new CallExpr(value, [.. Enumerable.Range(0, ScalarOpArity.Of(value)).Select(i => new ArgumentExpr(i))]);
    }
}
