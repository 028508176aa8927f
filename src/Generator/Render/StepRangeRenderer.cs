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
    private readonly string lowest;
    private readonly string negligible;
    private readonly string growth;

    /// <param name="writer">Where to write what is before the steps.</param>
    /// <param name="target">The language.</param>
    /// <param name="scope">Names in use around the loop.</param>
    public StepRangeRenderer(SourceWriter writer, Target target, Scope scope)
    {
        this.writer = writer;
        this.target = target;
        (first, end, lowest) = (scope.Unique("from"), scope.Unique("to"), scope.Unique("lowest"));
        (negligible, growth) = (scope.Unique("negligible"), target.Call("RowMath", "MostGrowth", target.T));
    }

    /// <summary>Writes what is before the steps.</summary>
    public void Begin()
    {
        writer.Line(target.Let(negligible, target.Call("RowMath", "NegligibleExponent", target.T, target.Length)));
        writer.Line($"var ({first}, {end}) = (0, 0);");
    }

    /// <summary>Writes the range of a step before its first pass.</summary>
    /// <param name="loop">Where to write the step.</param>
    /// <param name="renderer">Its program.</param>
    /// <param name="exponent">What falls.</param>
    /// <param name="step">The number of the step.</param>
    public void Write(SourceWriter loop, ProgramRenderer renderer, Node exponent, string step) =>
        renderer.BeforePassWith(exponent, () =>
        {
            Move(loop, renderer, (exponent, step), (exponent, step));
            target.Between((first, end));
        });

    /// <summary>Writes the range of several steps, and opens a block for where they can be taken at once.</summary>
    /// <param name="loop">Where to write the steps.</param>
    /// <param name="renderer">A program whose scalars have their values.</param>
    /// <param name="steps">The steps.</param>
    /// <param name="step">The number of the first.</param>
    /// <param name="last">The number of the last.</param>
    public (string First, string End) Open(SourceWriter loop, ProgramRenderer renderer, StepsAtOnce steps, string step, string last)
    {
        Move(loop, renderer, (steps.FirstExponent, step), (steps.LastExponent, last));
        // Excluded items and the padding have no weight, however much it grows.
        loop.Line($"var {lowest} = {end} - 1;");
        loop.Line($"while ({lowest} > {first} && {target.T}.IsNegativeInfinity({ValueAt(renderer, steps.FirstExponent, lowest)}))");
        loop.Line($"    {lowest}--;");
        string Holds(string item) => $"{target.T}.Abs({ValueAt(renderer, steps.Growth, item)}) <= {growth}";
        loop.Open($"if ({Holds(first)} && {Holds(lowest)})");
        return (first, end);
    }

    // The first of the steps is the last to have weight above its place, the last of them the first to have weight below.
    private void Move(SourceWriter loop, ProgramRenderer renderer, (Node Exponent, string Step) top, (Node Exponent, string Step) bottom)
    {
        string IsNegligible(Node exponent, string item) => $"{ValueAt(renderer, exponent, item)} < {negligible}";
        loop.Line($"while ({end} < {target.Length} && ({end} < {bottom.Step} || !({IsNegligible(bottom.Exponent, end)})))");
        loop.Line($"    {end} += {target.LaneCount};");
        loop.Line($"while ({first} + {target.LaneCount} < {top.Step} && {IsNegligible(top.Exponent, $"{first} + {target.LaneCount} - 1")})");
        loop.Line($"    {first} += {target.LaneCount};");
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
