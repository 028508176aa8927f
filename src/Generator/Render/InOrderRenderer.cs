using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Render;

/// <summary>Writes what is computed in order: rows are brought into it, the body runs over places, and its rows are taken back.</summary>
internal sealed class InOrderRenderer
{
    private readonly SourceWriter writer;
    private readonly Target target;
    private readonly ProgramRenderer program;
    private readonly KernelParts parts;
    private readonly Scope scope;

    /// <param name="writer">Where to write.</param>
    /// <param name="target">The language.</param>
    /// <param name="program">The program around the body.</param>
    /// <param name="parts">Where types and methods are added.</param>
    /// <param name="scope">Names in use.</param>
    public InOrderRenderer(SourceWriter writer, Target target, ProgramRenderer program, KernelParts parts, Scope scope)
    {
        this.writer = writer;
        this.target = target;
        this.program = program;
        this.parts = parts;
        this.scope = scope;
    }

    /// <param name="nodes">Operations over one body and the same arguments.</param>
    public void Write(IReadOnlyList<Node> nodes)
    {
        var results = nodes.ToLookup(node => ((InnerOp)node.Op).Result);
        var body = new RowProgram([.. results.Select(r => r.Key)]);
        var arguments = nodes[0].Arguments;
        var inner = new ProgramRenderer(writer, target, body, scope, Rent, parts);
        var (order, keys, places) = (Rent("orderRow"), Rent(arguments[0].Name + "InOrder"), scope.Unique("places"));
        writer.Line(target.Let(places, target.Sort(
            program.PlaceOf(arguments[0]).Name, program.ScalarOf(arguments[1]), program.ScalarOf(arguments[2]), order, keys)));
        target.OfLength(places, () =>
        {
            foreach (var node in body.Nodes.Where(n => n.Op is InputOp))
                Input(inner, node, arguments[((InputOp)node.Op).Index + ((InnerOp)nodes[0].Op).OwnArguments], order, keys);
            inner.Render();
        });
        foreach (var node in nodes)
            if (node.IsRow)
                writer.Line(target.Call(
                    target.Runner("RowOrder"), "Scatter", target.ItemTypes, inner.PlaceOf(((InnerOp)node.Op).Result).Name, order, places, target.Length, program.PlaceOf(node).Name) + ";");
            else
                program.Define(node, inner.ScalarOf(((InnerOp)node.Op).Result));
    }

    private void Input(ProgramRenderer inner, Node input, Node argument, string order, string keys)
    {
        if (!input.IsRow)
        {
            inner.Name(input, program.ScalarOf(argument));
            return;
        }

        inner.Place(input, new RowPlace(((InputOp)input.Op).Index == 0 ? keys : Rent(argument.Name + "InOrder"), IsPadded: true));
        if (((InputOp)input.Op).Index > 0)
            writer.Line(target.Call(
                target.Runner("RowOrder"), "Gather", target.ItemTypes, program.PlaceOf(argument).Name, order, target.Length, inner.PlaceOf(input).Name) + ";");
    }

    private string Rent(string name)
    {
        var row = scope.Unique(name);
        writer.Line(target.Rent(row));
        return row;
    }
}
