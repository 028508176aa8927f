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
    private readonly string name;

    /// <param name="writer">Where to write.</param>
    /// <param name="element">The element type.</param>
    /// <param name="root">The operation.</param>
    /// <param name="name">What to call the search; its residual is called after it.</param>
    public RootRenderer(SourceWriter writer, ElementType element, ScalarRootOp root, string name)
    {
        this.name = name;
        this.writer = writer;
        this.element = element;
        response = root.Response;
        inWeights = root.InWeights;
    }

    private string T => element.Keyword;

    private string Row => inWeights ? "weightRow" : "uRow";

    /// <summary>What a pass evaluates: how far the sum of the responses is from k, in two parts, and its derivatives in c.</summary>
    private static readonly string[] Sums = ["above", "missing", "slope", "curvature"];

    public void Write()
    {
        writer.Line($"/// <summary>The c with Σ {Escaped(Printer.Text(response.Value, ["u + c"]))} = k over items with u between smallest and largest.</summary>");
        writer.Braces(
            $"private static {T} {name}<V>(\n"
            + $"ReadOnlySpan<{T}> {Row}, int n, {T} k, {T} smallest, {T} largest, {T} count, {T} sum, {T} squares)\n"
            + $"where V : struct, ILanes<V, {T}>",
            Search);
        writer.Line();
        writer.Line("/// <summary>Σ r(u + c) - k and its first two derivatives in c. Near 0 and 1 only what is missing there is added up.</summary>");
        writer.Braces(
            $"private static ({T} Value, {T} Slope, {T} Curvature) {name}Residual<V>(ReadOnlySpan<{T}> {Row}, int n, {T} {Point}, {T} k)\n"
            + $"where V : struct, ILanes<V, {T}>",
            Evaluate);
    }

    /// <summary>A formula as text in XML.</summary>
    private static string Escaped(string formula) => formula.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    private string Point => inWeights ? "C" : "c";

    private void Search()
    {
        var scope = new Scope(Row, "n", "k", "smallest", "largest", "count", "sum", "squares", "share", "quantile", "root", "at");
        var quantile = new ExprRenderer(CSharpDialect.Scalars(element), scope.Unique).Render([response.Quantile], ["share"]);
        writer.Line("var share = k / count;");
        foreach (var (name, text) in quantile.Shared)
            writer.Line($"var {name} = {text};");
        writer.Line($"var quantile = {quantile.Results[0]};");
        writer.Line(
            $"var root = new RootFinder<{T}>(quantile - largest, quantile - smallest, smooth: {(response.IsSmooth ? "true" : "false")});");
        writer.Line("root.StartNear(quantile, sum / count, squares / count);");
        writer.Line($"({T} Value, {T} Slope, {T} Curvature) at;");
        writer.Braces(
            "do", () => writer.Line($"at = {name}Residual<V>({Row}, n, {(inWeights ? $"{T}.Exp(root.Point)" : "root.Point")}, k);"),
            " while (root.Advance(at.Value, at.Slope, at.Curvature));");
        writer.Line("return root.Point;");
    }

    private void Evaluate()
    {
        var scope = new Scope([Row, "n", "k", "c", "C", "v", "odds", "i", "start", "end", .. Sums]);
        foreach (var sum in Sums)
            writer.Line($"var {sum} = default(LaneSum<V, {T}>);");
        RowLoop.Write(writer, Sums.Select(sum => $"{sum}.Close();"), () =>
        {
            writer.Line(inWeights ? "var odds = V.Load(weightRow, i) * C;" : "var v = V.Load(uRow, i) + c;");
            var slope = ExprDerivative.Of(response.Value, 0);
            Expr[] values = [response.AbovePivot, response.Residual, slope, ExprDerivative.Of(slope, 0)];
            if (inWeights)
                values = [.. values.Select(s => ExponentialsOnce.InWeights(s, e => e is ArgumentExpr, new ArgumentExpr(0))!)];
            var (shared, results) = new ExprRenderer(CSharpDialect.Lanes(element), scope.Unique).Render(values, [inWeights ? "odds" : "v"]);
            foreach (var (name, text) in shared)
                writer.Line($"var {name} = {text};");
            writer.Lines(Sums.Zip(results, (name, text) => $"{name}.Add({text});"));
        });
        writer.Line("return (above.Total() - k + missing.Total(), slope.Total(), curvature.Total());");
    }
}
