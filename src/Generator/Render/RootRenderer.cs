using System.Linq;
using SubsetGen.Generator.Autodiff;
using SubsetGen.Generator.Ir;
using SubsetGen.Generator.Passes;

namespace SubsetGen.Generator.Render;

/// <summary>Writes the search for c: the fused evaluation of the residual and its two derivatives is the layer's own.</summary>
internal sealed class RootRenderer
{
    private readonly SourceWriter writer;
    private readonly ElementType element;
    private readonly Response response;
    private readonly bool inWeights;

    public RootRenderer(SourceWriter writer, ElementType element, ScalarRootOp root)
    {
        this.writer = writer;
        this.element = element;
        response = root.Response;
        inWeights = root.InWeights;
    }

    private string T => element.Keyword;

    public void Write()
    {
        writer.Line($"/// <summary>The c with Σ {Printer.Text(response.Value, ["u + c"])} = k over items with u between smallest and largest.</summary>");
        writer.Braces(
            $"private static {T} Root<V>(\n"
            + $"ReadOnlySpan<{T}> {Row}, int n, {T} k, {T} smallest, {T} largest, {T} count, {T} sum, {T} squares)\n"
            + $"where V : struct, ILanes<V, {T}>",
            Body);
    }

    private string Row => inWeights ? "weightRow" : "uRow";

    private void Body()
    {
        var scope = new Scope(
            Row, "n", "k", "smallest", "largest", "count", "sum", "squares", "share", "quantile", "root", "c", "C", "v", "q", "i",
            "above", "missing", "slope", "curvature");
        var quantile = new ExprRenderer(CSharpDialect.Scalars(element), scope.Unique).Render([response.Quantile], ["share"]);
        writer.Line("var share = k / count;");
        foreach (var (name, text) in quantile.Shared)
            writer.Line($"var {name} = {text};");
        writer.Line($"var quantile = {quantile.Results[0]};");
        writer.Line(
            $"var root = new RootFinder<{T}>(quantile - largest, quantile - smallest, smooth: {(response.IsSmooth ? "true" : "false")});");
        writer.Line("root.StartNear(quantile, sum / count, squares / count);");
        foreach (var sum in new[] { "above", "missing", "slope", "curvature" })
            writer.Line($"LaneSum<V, {T}> {sum};");
        writer.Braces(
            "do", () => Evaluate(scope),
            " while (root.Advance(above.Total() - k + missing.Total(), slope.Total(), curvature.Total()));");
        writer.Line("return root.Point;");
    }

    /// <summary>One pass: how far the sum is from k, and its first two derivatives in c.</summary>
    private void Evaluate(Scope scope)
    {
        writer.Line("above = missing = slope = curvature = default;");
        writer.Line(inWeights ? $"var C = {T}.Exp(root.Point);" : "var c = root.Point;");
        writer.Braces("for (var i = 0; i < n; i += V.Count)", () =>
        {
            writer.Line(inWeights ? "var q = V.Load(weightRow, i) * C;" : "var v = V.Load(uRow, i) + c;");
            var slope = ExprDerivative.Of(response.Value, 0);
            Expr[] sums = [response.AbovePivot, response.Residual, slope, ExprDerivative.Of(slope, 0)];
            if (inWeights)
                sums = [.. sums.Select(s => ExponentialsOnce.InWeights(s, e => e is ArgumentExpr, new ArgumentExpr(0))!)];
            var (shared, results) = new ExprRenderer(CSharpDialect.Lanes(element), scope.Unique).Render(sums, [inWeights ? "q" : "v"]);
            foreach (var (name, text) in shared)
                writer.Line($"var {name} = {text};");
            string[] names = ["above", "missing", "slope", "curvature"];
            writer.Lines(names.Zip(results, (name, text) => $"{name}.Add({text});"));
        });
    }
}
