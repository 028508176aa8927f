using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Tests.Interpreter;

/// <summary>The steps of a Repeat, one after another, with every carried row kept.</summary>
internal static class RepeatInterpreter
{
    /// <summary>What each step emits.</summary>
    public static IEnumerable<double[]> Emitted(StepBody body, Carried initial, int count, Func<InputOp, RowValue> outer) =>
        Steps(body, initial, count, outer).Select(step => step.Emitted);

    /// <summary>The gradient for the initial row: what differs between items, the shift they have in common; then the steps' part for the temperature.</summary>
    public static (double[] Items, double[] Numbers) Reverse(
        StepBody body, AdjointBody adjoint, Carried initial, int count, double[] emittedCotangent, Func<InputOp, RowValue> outer)
    {
        var cotangent = new double[initial.Row.Items.Length];
        var numbers = new double[adjoint.Program.Results.Count - 1];
        foreach (var (at, _, next) in Steps(body, initial, count, outer).Reverse())
        {
            var results = RowInterpreter.Run(Of(at.Row, adjoint.Program, adjoint.Balanced), input => input.Kind switch
            {
                InputKind.Carried => at.Row,
                InputKind.Next => next.Row,
                InputKind.Head => at.Head[input.Index],
                InputKind.EmittedCotangent => RowValue.OfRow(emittedCotangent),
                InputKind.CarriedCotangent => RowValue.OfRow(cotangent),
                InputKind.CarriedCotangentShift => RowValue.OfScalar(numbers[0]),
                _ => outer(input),
            });
            cotangent = [.. cotangent.Select((_, item) => results[0].At(item))];
            numbers[0] = results[1].Scalar;
            for (var number = 1; number < numbers.Length; number++)
                numbers[number] += results[number + 1].Scalar;
        }

        return (cotangent, numbers);
    }

    /// <summary>The program for a row: the balanced one, where there is one and no item outweighs all others.</summary>
    private static RowProgram Of(RowValue row, RowProgram program, RowProgram? balanced)
    {
        var largest = row.Items.Max();
        var rest = row.Items.Order().SkipLast(1).Sum();
        return balanced is not null && largest <= rest ? balanced : program;
    }

    private static IEnumerable<(Carried At, double[] Emitted, Carried Next)> Steps(
        StepBody body, Carried initial, int count, Func<InputOp, RowValue> outer)
    {
        var at = initial;
        for (var step = 0; step < count; step++)
        {
            var here = at;
            var results = RowInterpreter.Run(Of(here.Row, body.Program, body.Balanced), input => input.Kind switch
            {
                InputKind.Carried => here.Row,
                InputKind.Head => here.Head[input.Index],
                _ => outer(input),
            });
            at = new Carried(results[0], [.. results.Skip(2)]);
            yield return (here, results[1].Items, at);
        }
    }
}

/// <summary>What a step is handed: the carried row and the reductions that travel with it.</summary>
internal sealed record Carried(RowValue Row, IReadOnlyList<RowValue> Head);
