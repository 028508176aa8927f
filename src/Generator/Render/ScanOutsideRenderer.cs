using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Render;

/// <summary>Writes the adjoint of a scan's item: derivatives in the item's coefficients, then the adjoint cells before it.</summary>
internal sealed class ScanOutsideRenderer
{
    private readonly SourceWriter writer;
    private readonly Target target;
    private readonly ScanGroup group;
    private readonly ScanNames names;

    public ScanOutsideRenderer(SourceWriter writer, Target target, ScanGroup group)
    {
        this.writer = writer;
        this.target = target;
        this.group = group;
        names = new ScanNames(group);
    }

    private IEnumerable<bool> Parts => group.HasTangents ? [false, true] : [false];

    private IEnumerable<Node> Derivatives => group.Gradients.Concat(group.Hessians).Select(d => d.Node);

    public void Write()
    {
        Parameter[] parameters =
        [
            new(ParameterKind.Count, "item"), new(ParameterKind.Cells, "before"), new(ParameterKind.Count, "setDistance"),
            new(ParameterKind.WrittenCells, "adjoint"), .. Parameter.Of(ParameterKind.Count, "width", "adjointSetDistance"),
        ];
        target.Method(writer, new MethodHead("void", "Outside", parameters) { IsLong = true }, () =>
        {
            group.Broadcast(writer, target);
            foreach (var node in Derivatives)
                writer.Line(target.LetLanes(node.Name, target.Zero));
            foreach (var along in Parts)
                foreach (var state in names.States.Where(names.IsAdvancedInto))
                    writer.Line(target.Let(names.Cells("b", state, along), target.Lane("Load", "adjoint", names.At("adjointSetDistance", target.LaneCount, state, along))));
            writer.Braces(names.EachCell(target), Body);
            foreach (var node in Derivatives)
                writer.Line(target.PutItem($"{node.Name}Row", "item", target.Lane("Sum", node.Name)));
        });
    }

    private void Body()
    {
        var cut = new NegligibleCells(writer, target, group.Scan, Semiring.SumOfProducts);
        foreach (var along in Parts)
        {
            foreach (var state in names.States)
                Load(state, along);
            foreach (var (node, index) in along ? group.Hessians : group.Gradients)
                writer.Line($"{node.Name} = {(along ? Curvature(node, index) : Slope(node, index))};");
            foreach (var state in names.States)
                cut.Store(along ? StepAlong(state) : Step(state), "from", state, along, $"adjoint, {names.At("adjointSetDistance", "j", state, along)}");
        }

        foreach (var along in Parts)
            foreach (var state in names.States.Where(names.IsAdvancedInto))
                writer.Line($"{names.Cells("b", state, along)} = {names.Cells("b", state, along)}Next;");
    }

    private void Load(int state, bool along)
    {
        writer.Line(target.Let(names.Cells("a", state, along), target.Lane("Load", "before", names.At("setDistance", "j", state, along))));
        var b = names.Cells("b", state, along);
        if (!names.IsAdvancedInto(state))
        {
            writer.Line(target.Let(b, target.Lane("Load", "adjoint", names.At("adjointSetDistance", "j", state, along))));
            return;
        }

        writer.Line(target.Let($"{b}Next", target.Lane("Load", "adjoint", names.At("adjointSetDistance", $"j + {target.LaneCount}", state, along))));
        writer.Line(target.Let($"{b}After", target.Lane("ShiftDown", b, $"{b}Next")));
    }

    private string Slope(Node node, int index)
    {
        var way = names.Transitions[index];
        return target.Lane("MulAdd", names.Cells("a", way.From), names.To("b", way), node.Name);
    }

    private string Curvature(Node node, int index)
    {
        var way = names.Transitions[index];
        var (a, aDot) = (names.Cells("a", way.From), names.Cells("a", way.From, along: true));
        return target.Lane("MulAdd", aDot, names.To("b", way), target.Lane("MulAdd", a, names.To("b", way, along: true), node.Name));
    }

    private string Step(int state) => Semiring.SumOfProducts.Sum(
        target,
        names.OutOf(state).Select(way => (names.Coefficient(way.Index), names.To("b", way.Transition))));

    private string StepAlong(int state) => Semiring.SumOfProducts.Sum(
        target,
        names.OutOf(state).Select(way => (names.Coefficient(way.Index), names.To("b", way.Transition, along: true)))
            .Concat(names.OutOf(state)
                .Where(way => group.Directions[way.Index].IsRow)
                .Select(way => (group.Directions[way.Index].Name, names.To("b", way.Transition)))));
}
