using SubsetGen.Generator.Autodiff;
using SubsetGen.Generator.Ir;
using SubsetGen.Generator.Passes;

namespace SubsetGen.Generator.Tests.Autodiff;

/// <summary>The value of a forward program, and its derivatives by either walk.</summary>
internal static class DerivedPrograms
{
    public static RowProgram Value(Func<RowBuilder, Node> forward, double? temperature = null) =>
        new([forward(new RowBuilder(temperature))]);

    /// <summary>The gradient for the logits of the cotangent times the value.</summary>
    public static RowProgram Reverse(Func<RowBuilder, Node> forward, double? temperature = null)
    {
        var row = new RowBuilder(temperature);
        var program = new RowProgram([forward(row)]);
        var seeds = new Dictionary<Node, Node[]> { [program.Results[0]] = [row.Input("g", InputKind.Cotangent)] };
        var (items, shared) = ReverseWalk.Adjoint(row, program, seeds, row.Logits);
        return new RowProgram([row.Map("xBar", (a, b) => a + b, items ?? row.Constant(0), shared ?? row.Constant(0))]);
    }

    /// <summary>The derivative of the value along the cotangent. A Repeat is written out, <paramref name="k"/> times.</summary>
    public static RowProgram Tangent(Func<RowBuilder, Node> forward, int k, double? temperature = null)
    {
        var row = new RowBuilder(temperature);
        var program = UnrollRepeat.Run(row, new RowProgram([forward(new RowBuilder(temperature))]), k);
        var tangent = TangentWalk.Tangents(row, program, row.Logits, row.Input("v", InputKind.Cotangent))[0];
        return new RowProgram([tangent ?? row.Constant(0)]);
    }
}
