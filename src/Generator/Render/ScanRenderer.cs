using System.Collections.Generic;
using System.Linq;

namespace SubsetGen.Generator.Render;

/// <summary>Writes the item step of a scan over the cells as a type: with tangents and adjoint, or with paths through the cells.</summary>
internal sealed class ScanRenderer
{
    private readonly SourceWriter writer;
    private readonly Target target;
    private readonly ScanGroup group;
    private readonly ScanNames names;

    public ScanRenderer(SourceWriter writer, Target target, ScanGroup group)
    {
        this.writer = writer;
        this.target = target;
        this.group = group;
        names = new ScanNames(group);
    }

    public void Write(string type)
    {
        var outputs = group.Gradients.Concat(group.Hessians).Select(r => new Parameter(ParameterKind.WrittenCells, $"{r.Node.Name}Row"));
        writer.Line(target.Doc($"{names.Recursion()}{(group.HasTangents ? ", and its derivative along the directions" : string.Empty)}."));
        Type(type, "IScanWithAdjoint", group.InputRows.Select(Input).Concat(outputs).ToList(), () =>
        {
            Least();
            new ScanInsideRenderer(writer, target, group, Semiring.SumOfProducts).Write();
            writer.Line();
            new ScanOutsideRenderer(writer, target, group).Write();
        });
    }

    /// <param name="type">What to call it.</param>
    /// <param name="semiring">Whether paths are drawn by their weight, or the one with the best score is taken.</param>
    public void WriteDraw(string type, Semiring semiring)
    {
        var best = semiring.IsOrdinary ? string.Empty : " with sums as products and the largest as the sum";
        writer.Line(target.Doc($"{names.Recursion()}{best}; a path is {(semiring.IsOrdinary ? "drawn" : "followed")} from its end."));
        Type(type, "IScanWithDraw", group.InputRows.Select(Input).ToList(), () =>
        {
            if (semiring.IsOrdinary)
                Least();
            else
                LargestOfSums();
            new ScanInsideRenderer(writer, target, group, semiring).Write();
            writer.Line();
            new ScanDrawRenderer(writer, target, group, semiring).Write();
        });
    }

    private void Type(string type, string contract, IReadOnlyList<Parameter> rows, System.Action body) =>
        target.ScanType(writer, type, contract, rows, () =>
        {
            if (names.States.Count > 1)
                target.Constant(writer, "int", "States", Literals.Of(names.States.Count));
            target.Constant(writer, "int", "CellSets", Literals.Of(names.States.Count * (group.HasTangents ? 2 : 1)));
            body();
        });

    private void Least()
    {
        if (group.Scan.IsBanded)
            return;
        target.Constant(writer, target.T, "Least", target.Literal(target.Element.Least));
    }

    private void LargestOfSums()
    {
        target.Constant(writer, target.T, "Nothing", target.LeastNumber);
        target.Constant(writer, target.T, "Start", target.Zero);
        target.Function(writer, new MethodHead("bool", "EndsInSecond", Parameter.Of(ParameterKind.Number, "first", "second", "uniform")), "second > first");
    }

    private static Parameter Input(Ir.Node row) => new(ParameterKind.Cells, $"{row.Name}Row");
}
