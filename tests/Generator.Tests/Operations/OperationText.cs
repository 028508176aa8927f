using SubsetGen.Generator.Ir;
using SubsetGen.Generator.Passes;
using SubsetGen.Generator.Render;

namespace SubsetGen.Generator.Tests.Operations;

/// <summary>What a target writes for an operation: the last statement of the smallest program around it.</summary>
internal static class OperationText
{
    public static string Of(RowBuilder row, Node operation, Target target)
    {
        // The value of a straight-through estimate is that of its sample; the kernel's own programs have lost it by then, too.
        var values = ProgramCopy.Into(row, new RowProgram([operation]), (node, arguments) => node.Op is StraightThroughOp ? arguments[0] : null);
        var program = PassList.Run(values, temperature: null);
        var writer = new SourceWriter();
        var scope = new Scope("row", "n", "i", "start", "end");
        var parts = new KernelParts();
        target.BeginPass();
        var renderer = new ProgramRenderer(writer, target, program, scope, name =>
        {
            var unique = scope.Unique(name);
            writer.Line(target.Rent(unique));
            return unique;
        }, parts);
        foreach (var node in program.Nodes.Where(n => n.Op is InputOp))
        {
            if (node.IsRow)
                renderer.Place(node, new RowPlace(node.Name + "Row", IsPadded: true));
            else
                renderer.Name(node, node.Name);
        }

        renderer.Render();
        var result = program.Results[0];
        if (result.Op is InputOp)
            return renderer.PlaceOf(result).Load(target);
        return writer.ToString().Split('\n').Select(line => line.Trim()).Last(line => line.Length > 0 && line is not ("{" or "}"));
    }
}
