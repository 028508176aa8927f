using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Render;

/// <summary>Writes the item step of a scan over the cells, with tangents and adjoint where the group asks for them.</summary>
internal sealed class ScanRenderer
{
    private readonly SourceWriter writer;
    private readonly ElementType element;
    private readonly ScanGroup group;

    public ScanRenderer(SourceWriter writer, ElementType element, ScanGroup group)
    {
        this.writer = writer;
        this.element = element;
        this.group = group;
    }

    private string T => element.Keyword;

    private IReadOnlyList<Transition> Transitions => group.Scan.Transitions.ToList();

    public void Write(string type)
    {
        var inputs = group.Coefficients.Concat(group.DirectionRows).Select(r => $"ReadOnlySpan<{T}> {r.Name}Row");
        var outputs = group.Gradients.Concat(group.Hessians).Select(r => $"Span<{T}> {r.Node.Name}Row");
        writer.Line($"/// <summary>{Recursion("a")}{(group.HasTangents ? ", and its derivative along the directions" : string.Empty)}.</summary>");
        writer.Braces(Head(type, inputs.Concat(outputs), "IScanWithAdjoint"), () =>
        {
            Fields(inputs, outputs);
            CellSets();
            Inside();
            writer.Line();
            Outside();
        });
    }

    public void WriteDraw(string type)
    {
        var inputs = group.Coefficients.Select(r => $"ReadOnlySpan<{T}> {r.Name}Row").ToList();
        writer.Line($"/// <summary>{Recursion("a")}; a path is drawn from its end.</summary>");
        writer.Braces(Head(type, inputs, "IScanWithDraw"), () =>
        {
            Fields(inputs, []);
            CellSets();
            Inside();
            writer.Line();
            writer.Braces($"public bool Draw(int item, scoped ReadOnlySpan<{T}> before, int j, {T} uniform)", () =>
            {
                foreach (var (transition, index) in Transitions.Select((t, i) => (t, i)))
                    writer.Line($"var {Way(transition)} = {Coefficient(index)}Row[item] * before[{Shifted("j", -transition.Advance)}];");
                writer.Line("// Where only one way leads here, rounding must not take the other.");
                writer.Line($"return stay == {element.Literal(0)} || uniform * (stay + advance) < advance;");
            });
        });
    }

    private static string Way(Transition transition) => transition.Advance == 0 ? "stay" : "advance";

    private string Recursion(string cells) => $"{cells}'[j] = " + string.Join(
        " + ", Transitions.Select((t, i) => $"{Coefficient(i)} {cells}[{Shifted("j", -t.Advance)}]"));

    private string Head(string type, IEnumerable<string> parameters, string contract) =>
        $"private readonly ref struct {type}({string.Join(", ", parameters)}) : {contract}<{T}>";

    private void Fields(IEnumerable<string> inputs, IEnumerable<string> outputs)
    {
        // Primary constructor parameters of a readonly ref struct are captured as they are; fields make that explicit.
        foreach (var parameter in inputs.Concat(outputs))
            writer.Line($"private readonly {parameter} = {parameter.Split(' ')[1]};");
        writer.Line();
    }

    private void CellSets()
    {
        writer.Line($"public static int CellSets => {(group.HasTangents ? "2" : "1")};");
        writer.Line();
    }

    private void Inside()
    {
        writer.Braces(
            $"public void Inside<V>(int item, scoped ReadOnlySpan<{T}> before, scoped Span<{T}> after, int width, int setDistance)\n"
            + $"where V : struct, ILanes<V, {T}>",
            () =>
            {
                Broadcast();
                writer.Line("var aPrevious = V.Load(before, 0);");
                if (group.HasTangents)
                    writer.Line("var aDotPrevious = V.Load(before, setDistance);");
                writer.Braces("for (var j = V.Count; j < V.Count + width; j += V.Count)", () =>
                {
                    writer.Line("var a = V.Load(before, j);");
                    writer.Line("var aBefore = V.ShiftUp(a, aPrevious);");
                    writer.Line($"V.Store({Step("a", shift => shift)}, after, j);");
                    if (group.HasTangents)
                    {
                        writer.Line("var aDot = V.Load(before, setDistance + j);");
                        writer.Line("var aDotBefore = V.ShiftUp(aDot, aDotPrevious);");
                        writer.Line($"V.Store({StepAlong("a", shift => shift)}, after, setDistance + j);");
                        writer.Line("aDotPrevious = aDot;");
                    }

                    writer.Line("aPrevious = a;");
                });
            });
    }

    private void Outside()
    {
        writer.Braces(
            $"public void Outside<V>(\n"
            + $"int item, scoped ReadOnlySpan<{T}> before, int setDistance, scoped Span<{T}> adjoint, int width, int adjointSetDistance)\n"
            + $"where V : struct, ILanes<V, {T}>",
            () =>
            {
                Broadcast();
                foreach (var (node, _) in group.Gradients.Concat(group.Hessians))
                    writer.Line($"V {node.Name} = {element.Literal(0)};");
                writer.Line("var b = V.Load(adjoint, V.Count);");
                if (group.HasTangents)
                    writer.Line("var bDot = V.Load(adjoint, adjointSetDistance + V.Count);");
                writer.Braces("for (var j = V.Count; j < V.Count + width; j += V.Count)", OutsideBody);
                foreach (var (node, _) in group.Gradients.Concat(group.Hessians))
                    writer.Line($"{node.Name}Row[item] = V.Sum({node.Name});");
            });
    }

    private void OutsideBody()
    {
        writer.Line("var a = V.Load(before, j);");
        writer.Line("var bNext = V.Load(adjoint, j + V.Count);");
        writer.Line("var bAfter = V.ShiftDown(b, bNext);");
        foreach (var (node, index) in group.Gradients)
            writer.Line($"{node.Name} = V.MulAdd(a, {Cell("b", Transitions[index].Advance)}, {node.Name});");
        writer.Line($"V.Store({Step("b", shift => shift)}, adjoint, j);");
        if (!group.HasTangents)
        {
            writer.Line("b = bNext;");
            return;
        }

        writer.Line("var aDot = V.Load(before, setDistance + j);");
        writer.Line("var bDotNext = V.Load(adjoint, adjointSetDistance + j + V.Count);");
        writer.Line("var bDotAfter = V.ShiftDown(bDot, bDotNext);");
        foreach (var (node, index) in group.Hessians)
        {
            var advance = Transitions[index].Advance;
            writer.Line($"{node.Name} = V.MulAdd(aDot, {Cell("b", advance)}, V.MulAdd(a, {Cell("bDot", advance)}, {node.Name}));");
        }

        writer.Line($"V.Store({StepAlong("b", shift => shift)}, adjoint, adjointSetDistance + j);");
        writer.Line("b = bNext;");
        writer.Line("bDot = bDotNext;");
    }

    /// <summary>The item's coefficients, the same for every cell.</summary>
    private void Broadcast()
    {
        foreach (var row in group.Coefficients.Concat(group.DirectionRows))
            writer.Line($"V {row.Name} = {row.Name}Row[item];");
    }

    private string Step(string cells, System.Func<int, int> shiftOf) =>
        Chain(Transitions.Select((t, i) => (Coefficient(i), Cell(cells, shiftOf(t.Advance)))));

    private string StepAlong(string cells, System.Func<int, int> shiftOf) => Chain(
        Transitions.Select((t, i) => (Coefficient(i), Cell(cells + "Dot", shiftOf(t.Advance))))
            .Concat(Transitions.Select((t, i) => (group.Directions[i], Cell(cells, shiftOf(t.Advance))))
                .Where(term => term.Item1.IsRow)
                .Select(term => (term.Item1.Name, term.Item2))));

    /// <summary>Σ factor · cell as multiply-adds, the first term innermost.</summary>
    private static string Chain(IEnumerable<(string Factor, string Cell)> terms) => terms.Aggregate(
        string.Empty, (sum, term) => sum.Length == 0 ? $"{term.Factor} * {term.Cell}" : $"V.MulAdd({term.Factor}, {term.Cell}, {sum})");

    private string Coefficient(int index) => group.Coefficients[index].Name;

    private static string Cell(string cells, int shift) => shift == 0 ? cells : $"{cells}{(cells[0] == 'a' ? "Before" : "After")}";

    private static string Shifted(string index, int by) => by switch
    {
        0 => index,
        > 0 => $"{index} + {by}",
        _ => $"{index} - {-by}",
    };
}
