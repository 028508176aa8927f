using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Tests.Interpreter;

/// <summary>The steps of a Repeat, one after another or two at a time, with every carried row kept.</summary>
internal static class RepeatInterpreter
{
    /// <summary>What each step emits, or two together.</summary>
    public static IEnumerable<double[]> Emitted(StepBody body, Carried initial, int count, Func<InputOp, RowValue> outer) =>
        Passes(body, initial, count, outer).Select(pass => pass.Emitted);

    /// <summary>
    /// The gradient for the initial row: what differs between items, the shift they have in common; then the steps' part for the temperature,
    /// and the number times which the row belongs to it.
    /// </summary>
    public static (double[] Items, double[] Numbers) Reverse(
        StepBody body, AdjointBody adjoint, Carried initial, int count, double[] emittedCotangent, Func<InputOp, RowValue> outer)
    {
        var cotangent = new double[initial.Row.Items.Length];
        var numbers = new double[adjoint.Program.Results.Count - 1];
        foreach (var (at, steps, _, next) in Passes(body, initial, count, outer).Reverse())
        {
            var results = RowInterpreter.Run(Of(at.Row, steps, adjoint.Program, adjoint.Balanced, adjoint.Twice), input => input.Kind switch
            {
                InputKind.Carried => at.Row,
                InputKind.Next => next.Row,
                InputKind.Head => at.Head[input.Index],
                InputKind.EmittedCotangent => RowValue.OfRow(emittedCotangent),
                InputKind.CarriedCotangent => RowValue.OfRow(cotangent),
                InputKind.CarriedCotangentShift => RowValue.OfScalar(numbers[0]),
                InputKind.CarriedCotangentMultiple => RowValue.OfScalar(numbers[^1]),
                _ => outer(input),
            });
            cotangent = [.. cotangent.Select((_, item) => results[0].At(item))];
            numbers[0] = results[1].Scalar;
            if (adjoint.HasTemperature)
                numbers[1] += results[2].Scalar;
            if (adjoint.HasMultiple)
                numbers[^1] = results[^1].Scalar;
        }

        return (cotangent, numbers);
    }

    /// <summary>The program for a row: where no item outweighs all others the balanced one, where there is one, or that for two steps.</summary>
    private static RowProgram Of(RowValue row, int steps, RowProgram program, RowProgram? balanced, RowProgram? twice) =>
        steps > 1 ? twice! : balanced is not null && IsBalanced(row) ? balanced : program;

    private static bool IsBalanced(RowValue row) => row.Items.Max() <= row.Items.Order().SkipLast(1).Sum();

    private static IEnumerable<(Carried At, int Steps, double[] Emitted, Carried Next)> Passes(
        StepBody body, Carried initial, int count, Func<InputOp, RowValue> outer)
    {
        var at = initial;
        for (var taken = 0; taken < count;)
        {
            var here = at;
            var steps = body.Twice is not null && count - taken > 1 && IsBalanced(here.Row) ? 2 : 1;
            var results = RowInterpreter.Run(Of(here.Row, steps, body.Program, body.Balanced, body.Twice), input => input.Kind switch
            {
                InputKind.Carried => here.Row,
                InputKind.Head => here.Head[input.Index],
                _ => outer(input),
            });
            at = new Carried(results[0], [.. results.Skip(2)]);
            taken += steps;
            yield return (here, steps, results[1].Items, at);
        }
    }
}

/// <summary>What a step is handed: the carried row and the reductions that travel with it.</summary>
internal sealed record Carried(RowValue Row, IReadOnlyList<RowValue> Head);
