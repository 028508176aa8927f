using System;
using System.Linq;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Render;

/// <summary>
/// Writes the choice of the way by which a path came to where it stands after an item: drawn with the ways' weights, or the
/// better one.
/// </summary>
internal sealed class ScanDrawRenderer
{
    private readonly SourceWriter writer;
    private readonly Target target;
    private readonly ScanNames names;
    private readonly Semiring semiring;

    public ScanDrawRenderer(SourceWriter writer, Target target, ScanGroup group, Semiring semiring)
    {
        this.writer = writer;
        this.target = target;
        this.semiring = semiring;
        names = new ScanNames(group);
    }

    public void Write()
    {
        Parameter[] parameters =
        [
            new(ParameterKind.Count, "item"), new(ParameterKind.Cells, "before"), .. Parameter.Of(ParameterKind.Count, "setDistance", "j"),
            new(ParameterKind.ChangedCount, "state"), new(ParameterKind.Number, "uniform"),
        ];
        target.Method(writer, new MethodHead("bool", "Draw", parameters) { HasLanes = false }, () =>
        {
            foreach (var state in names.States.Skip(1).Reverse())
                writer.Braces($"if (state == {state})", () => From(state));
            From(0);
        });
    }

    /// <summary>One of the two ways into a state.</summary>
    private void From(int state)
    {
        var ways = names.Into(state).ToList();
        if (ways.Count != 2)
            throw new NotSupportedException("A path is drawn between two ways into a state.");
        foreach (var (transition, index) in ways)
        {
            var cell = names.At("setDistance", ScanNames.Shifted("j", -transition.Advance), transition.From);
            writer.Line(target.Let(Way(transition, state), semiring.Product($"{names.Coefficient(index)}Row[item]", $"before[{cell}]")));
        }

        var (first, second) = (ways[0].Transition, ways[1].Transition);
        var choice = Choice(Way(first, state), Way(second, state));
        if (first.From == second.From)
        {
            writer.Line($"return {choice};");
            return;
        }

        writer.Line($"state = {choice} ? {second.From} : {first.From};");
        writer.Line(first.Advance == second.Advance
            ? $"return {(first.Advance > 0 ? "true" : "false")};"
            : $"return state == {(first.Advance > 0 ? first.From : second.From)};");
    }

    /// <summary>Whether it is the second way.</summary>
    private string Choice(string first, string second)
    {
        if (!semiring.IsOrdinary)
            return $"{second} > {first}";
        writer.Line("// Where only one way leads here, rounding must not take the other.");
        return $"{first} == {target.Zero} || uniform * ({first} + {second}) < {second}";
    }

    private string Way(Transition transition, int state) => names.States.Count > 1
        ? $"{(state == 0 ? "out" : "in")}From{transition.From}"
        : transition.Advance == 0 ? "stay" : "advance";
}
