using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Render;

/// <summary>
/// Writes where the items of a step begin and end: those whose exponential is not negligible. Exponents fall to either side of the
/// step's place, and neither side comes back from one step to the next, so both ends only move on: a vector is looked at twice in
/// all steps together.
/// </summary>
internal sealed class StepRangeRenderer
{
    private readonly SourceWriter writer;
    private readonly Target target;
    private readonly string first;
    private readonly string end;
    private readonly string negligible;

    /// <param name="writer">Where to write what is before the steps.</param>
    /// <param name="target">The language.</param>
    /// <param name="scope">Names in use around the loop.</param>
    public StepRangeRenderer(SourceWriter writer, Target target, Scope scope)
    {
        this.writer = writer;
        this.target = target;
        (first, end, negligible) = (scope.Unique("from"), scope.Unique("to"), scope.Unique("negligible"));
    }

    /// <param name="loop">Where to write the steps.</param>
    /// <param name="renderer">The program of a step.</param>
    /// <param name="exponent">What falls.</param>
    /// <param name="step">The number of the step.</param>
    public void Write(SourceWriter loop, ProgramRenderer renderer, Node exponent, string step)
    {
        writer.Line(target.Let(negligible, target.Call("RowMath", "NegligibleExponent", target.T, target.Length)));
        writer.Line($"var ({first}, {end}) = (0, 0);");
        renderer.BeforePassWith(exponent, () =>
        {
            string IsNegligible(string item) => $"{ValueAt(renderer, exponent, item)} < {negligible}";
            loop.Line($"while ({end} < {target.Length} && ({end} < {step} || !({IsNegligible(end)})))");
            loop.Line($"    {end} += {target.LaneCount};");
            loop.Line($"while ({first} + {target.LaneCount} < {step} && {IsNegligible($"{first} + {target.LaneCount} - 1")})");
            loop.Line($"    {first} += {target.LaneCount};");
            target.Between((first, end));
        });
    }

    /// <summary>The value of a map at one item, from the rows in memory.</summary>
    private string ValueAt(ProgramRenderer renderer, Node map, string item)
    {
        var inputs = new List<Node>();
        Expr Expanded(Node node) => node is { Op: MapOp { Body: var body }, IsRow: true }
            ? body.Substitute(a => Expanded(node.Arguments[a.Index]))
            : Input(node);
        Expr Input(Node node)
        {
            if (!inputs.Contains(node))
                inputs.Add(node);
            return new ArgumentExpr(inputs.IndexOf(node));
        }

        var value = Expanded(map);
        return new ExprRenderer(target.Scalars, name => name)
            .Inline(value, [.. inputs.Select(n => n.IsRow ? $"{renderer.PlaceOf(n).Name}[{item}]" : renderer.ScalarOf(n))]);
    }
}
