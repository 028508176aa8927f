using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Render;

/// <summary>Writes how an item moves the cells of a scan forward, with their tangents where the group asks for them.</summary>
internal sealed class ScanInsideRenderer
{
    private readonly SourceWriter writer;
    private readonly Target target;
    private readonly ScanGroup group;
    private readonly Semiring semiring;
    private readonly ScanNames names;

    public ScanInsideRenderer(SourceWriter writer, Target target, ScanGroup group, Semiring semiring)
    {
        this.writer = writer;
        this.target = target;
        this.group = group;
        this.semiring = semiring;
        names = new ScanNames(group);
    }

    /// <summary>The value and, where wanted, its tangent.</summary>
    private IEnumerable<bool> Parts => group.HasTangents ? [false, true] : [false];

    public void Write()
    {
        Parameter[] parameters =
        [
            new(ParameterKind.Count, "item"), new(ParameterKind.Cells, "before"), new(ParameterKind.WrittenCells, "after"),
            .. Parameter.Of(ParameterKind.Count, "width", "setDistance"),
        ];
        target.Method(writer, new MethodHead("void", "Inside", parameters), () =>
        {
            group.Broadcast(writer, target);
            foreach (var along in Parts)
                foreach (var state in names.States.Where(names.IsAdvancedFrom))
                    writer.Line(target.Let($"{names.Cells("a", state, along)}Previous", target.Lane("Load", "before", names.At("setDistance", "0", state, along))));
            writer.Braces(names.EachCell(target), Body);
        });
    }

    private void Body()
    {
        var cut = new NegligibleCells(writer, target, group.Scan, semiring);
        foreach (var along in Parts)
        {
            foreach (var state in names.States)
                Load(state, along);
            foreach (var state in names.States)
                cut.Store(along ? StepAlong(state) : Step(state), "to", state, along, $"after, {names.At("setDistance", "j", state, along)}");
            if (along)
                Remember(along);
        }

        Remember(along: false);
    }

    private void Load(int state, bool along)
    {
        var cells = names.Cells("a", state, along);
        writer.Line(target.Let(cells, target.Lane("Load", "before", names.At("setDistance", "j", state, along))));
        if (names.IsAdvancedFrom(state))
            writer.Line(target.Let($"{cells}Before", target.Lane("ShiftUp", cells, $"{cells}Previous")));
    }

    private void Remember(bool along)
    {
        foreach (var state in names.States.Where(names.IsAdvancedFrom))
            writer.Line($"{names.Cells("a", state, along)}Previous = {names.Cells("a", state, along)};");
    }

    private string Step(int state) =>
        semiring.Sum(target, names.Into(state).Select(way => (names.Coefficient(way.Index), names.From("a", way.Transition))));

    private string StepAlong(int state) => semiring.Sum(
        target,
        names.Into(state).Select(way => (names.Coefficient(way.Index), names.From("a", way.Transition, along: true)))
            .Concat(names.Into(state)
                .Where(way => group.Directions[way.Index].IsRow)
                .Select(way => (group.Directions[way.Index].Name, names.From("a", way.Transition)))));
}
