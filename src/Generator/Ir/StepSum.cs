using System.Collections.Generic;
using System.Linq;

namespace SubsetGen.Generator.Ir;

/// <summary>
/// The sum over steps 1 .. k of a result of a body, which makes it of what it captures and of the number of the step; no step
/// knows another. Arguments: k, then what the body captures.
/// </summary>
/// <remarks>
/// Where the body has an exponent it is a map that is largest around the place that is the number of the step, and falls from
/// there on either side. Where its exponential is below rounding, what the step adds is negligible beside what other steps
/// add to the item: a step then is computed near its place alone.
/// </remarks>
internal sealed record StepSumOp(InnerBody Body, int Index = 0) : InnerOp(Body, Index)
{
    public override int OwnArguments => 1;

    public override string Text(IReadOnlyList<string> arguments) =>
        $"Sum of {Result.Name} over j = 1..{arguments[0]}: {Printer.Text(Body.Program)}";
}

/// <summary>
/// What <paramref name="Count"/> steps in a row add together, from the number of the first. Results: those of the body, then the
/// exponents of the first step and of the last, and what an item's exponent grows by from the one to the other.
/// </summary>
/// <remarks>
/// Exponentials after the first are made of the one before, so the program holds only where no item's exponent grows by more than
/// an exponential holds. The growth is largest and smallest at the ends of the order.
/// </remarks>
internal sealed record StepsAtOnce(RowProgram Program, int Count)
{
    public IReadOnlyList<Node> Results => [.. Program.Results.Take(Program.Results.Count - 3)];

    public Node FirstExponent => Program.Results[Program.Results.Count - 3];

    public Node LastExponent => Program.Results[Program.Results.Count - 2];

    public Node Growth => Program.Results[Program.Results.Count - 1];
}
