using System.Linq;
using SubsetGen.Generator.Autodiff;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Render;

/// <summary>Writes the search for c: the fused evaluation of the residual and its two derivatives is the layer's own.</summary>
internal static class RootRenderer
{
    public static void Write(SourceWriter writer, ElementType element, Response response)
    {
        var t = element.Keyword;
        var formula = Printer.Text(response.Value, ["u + c"]);
        writer.Line($"/// <summary>The c with Σ {formula} = k over items with u between smallest and largest.</summary>");
        writer.Braces(
            $"private static {t} Root<V>(ReadOnlySpan<{t}> uRow, int n, {t} k, {t} smallest, {t} largest, {t} count)\n"
            + $"where V : struct, ILanes<V, {t}>",
            () =>
            {
                var scope = new Scope("uRow", "n", "k", "smallest", "largest", "count", "quantile", "root", "c", "v", "above", "missing", "slope", "curvature");
                var quantile = new ExprRenderer(CSharpDialect.Scalars(element), scope.Unique).Render([response.Quantile], ["share"]);
                writer.Line("var share = k / count;");
                foreach (var (name, text) in quantile.Shared)
                    writer.Line($"var {name} = {text};");
                writer.Line($"var quantile = {quantile.Results[0]};");
                writer.Line(
                    $"var root = new RootFinder<{t}>(quantile - largest, quantile - smallest, smooth: {(response.IsSmooth ? "true" : "false")});");
                foreach (var sum in new[] { "above", "missing", "slope", "curvature" })
                    writer.Line($"LaneSum<V, {t}> {sum};");
                writer.Braces("do", () => Evaluate(writer, element, response, scope),
                    " while (root.Advance(above.Total() - k + missing.Total(), slope.Total(), curvature.Total()));");
                writer.Line("return root.Point;");
            });
    }

    private static void Evaluate(SourceWriter writer, ElementType element, Response response, Scope scope)
    {
        writer.Line("above = missing = slope = curvature = default;");
        writer.Line("var c = root.Point;");
        writer.Braces("for (var i = 0; i < n; i += V.Count)", () =>
        {
            writer.Line("var v = V.Load(uRow, i) + c;");
            var slope = ExprDerivative.Of(response.Value, 0);
            Expr[] sums = [response.AbovePivot, response.Residual, slope, ExprDerivative.Of(slope, 0)];
            var (shared, results) = new ExprRenderer(CSharpDialect.Lanes(element), scope.Unique).Render(sums, ["v"]);
            foreach (var (name, text) in shared)
                writer.Line($"var {name} = {text};");
            string[] names = ["above", "missing", "slope", "curvature"];
            writer.Lines(names.Zip(results, (name, text) => $"{name}.Add({text});"));
        });
    }
}
