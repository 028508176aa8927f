using SubsetGen.Generator.Ir;
using SubsetGen.Generator.Methods;
using SubsetGen.Generator.Passes;
using SubsetGen.Generator.Tests.Autodiff;
using SubsetGen.Generator.Tests.Interpreter;
using Xunit;

namespace SubsetGen.Generator.Tests.Passes;

/// <summary>Several steps in one program are those steps.</summary>
public class StepsTogetherTests
{
    private const int Items = 12;

    /// <summary>Temperature, 0 where it is not known to the compiler; and whether it is the gradient's program.</summary>
    public static TheoryData<double, bool> Programs => new() { { 1, false }, { 1, true }, { 0.5, true }, { 0, false }, { 0, true } };

    [Theory, MemberData(nameof(Programs))]
    public void They_add_what_the_steps_add_one_by_one(double temperature, bool reverse)
    {
        foreach (var body in Bodies(temperature, reverse))
            for (var first = 1; first + body.AtOnce!.Count <= Items; first++)
            {
                var inputs = Inputs(first);
                var together = RowInterpreter.Run(new RowProgram(body.AtOnce.Results), op => inputs(op, first));
                var alone = Enumerable.Range(first, body.AtOnce.Count)
                    .Select(step => RowInterpreter.Run(new RowProgram(body.Results), op => inputs(op, step))).ToList();
                for (var result = 0; result < together.Count; result++)
                    for (var item = 0; item < Items; item++)
                    {
                        var expected = alone.Sum(step => step[result].At(item));
                        Assert.Equal(expected, together[result].At(item), 1e-12 * Math.Max(1, Math.Abs(expected)));
                    }
            }
    }

    [Theory, MemberData(nameof(Programs))]
    public void The_growth_is_that_of_the_exponent_from_the_first_to_the_last(double temperature, bool reverse)
    {
        foreach (var body in Bodies(temperature, reverse))
        {
            var inputs = Inputs(seed: 5);
            double Exponent(int step, int item) => RowInterpreter.Run(new RowProgram([body.Exponent!]), op => inputs(op, step))[0].At(item);
            var ends = RowInterpreter.Run(
                new RowProgram([body.AtOnce!.FirstExponent, body.AtOnce.LastExponent, body.AtOnce.Growth]), op => inputs(op, 2));
            for (var item = 0; item < Items; item++)
            {
                Assert.Equal(Exponent(2, item), ends[0].At(item), 1e-12);
                Assert.Equal(Exponent(5, item), ends[1].At(item), 1e-12);
                Assert.Equal(Exponent(5, item) - Exponent(2, item), ends[2].At(item), 1e-11);
            }
        }
    }

    [Fact]
    public void They_take_two_exponentials_of_items_for_all_steps()
    {
        foreach (var body in Bodies(1, reverse: true))
            Assert.Equal(2, body.AtOnce!.Program.Nodes.Count(n => n is { IsRow: true, Op: MapOp { Body: CallExpr { Op: ScalarOp.Exp } } }));
    }

    [Fact]
    public void An_exponent_that_bends_from_step_to_step_keeps_its_steps_apart()
    {
        var program = Sum((step, x, j) => step.Map("exponent", (item, at) => -((item - at) * (item - at)) * item, x, j));

        Assert.Null(BodiesOf(program).Single().AtOnce);
    }

    [Fact]
    public void An_exponent_that_is_no_polynomial_of_the_items_keeps_its_steps_apart()
    {
        var program = Sum((step, x, j) => step.Map("exponent", (item, at) => -Expr.Logistic(item * at), x, j));

        Assert.Null(BodiesOf(program).Single().AtOnce);
    }

    private static RowProgram Sum(Func<RowBuilder, Node, Node, Node> exponent)
    {
        var row = new RowBuilder();
        return new RowProgram([row.StepSum("y", row.K, [row.Logits], (step, captured, j) =>
        {
            var falling = exponent(step, captured[0], j);
            return (step.Map("e", v => Expr.Exp(v), falling), falling);
        })]);
    }

    private static IEnumerable<InnerBody> Bodies(double temperature, bool reverse)
    {
        double? constant = temperature > 0 ? temperature : null;
        var forward = MethodTable.Find("NeuralSort")!.Variants[0].Forward;
        return BodiesOf(reverse ? DerivedPrograms.Reverse(forward, constant) : DerivedPrograms.Value(forward, constant), constant);
    }

    private static IEnumerable<InnerBody> BodiesOf(RowProgram program, double? temperature = null)
    {
        var bodies = Sums(PassList.Run(program, temperature)).ToList();
        Assert.NotEmpty(bodies);
        return bodies;

        static IEnumerable<InnerBody> Sums(RowProgram program) => program.Nodes.Select(n => n.Op).OfType<InnerOp>()
            .SelectMany(op => op is StepSumOp ? [op.Body] : Sums(op.Body.Program)).Distinct();
    }

    /// <summary>What a body captures, and the number of its step.</summary>
    private static Func<InputOp, int, RowValue> Inputs(int seed)
    {
        var captured = new Dictionary<int, RowValue>();
        return (op, step) =>
        {
            if (op.Kind == InputKind.StepNumber)
                return RowValue.OfScalar(step);
            if (!captured.TryGetValue(op.Index, out var value))
            {
                var random = new Random((seed * 100) + op.Index);
                var numbers = Enumerable.Range(0, Items).Select(_ => (2 * random.NextDouble()) - 1).ToArray();
                captured[op.Index] = value = op.Kind == InputKind.CapturedRow ? RowValue.OfRow(numbers) : RowValue.OfScalar(numbers[0]);
            }

            return value;
        };
    }
}
