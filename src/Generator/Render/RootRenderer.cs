using System.Linq;
using SubsetGen.Generator.Autodiff;
using SubsetGen.Generator.Ir;
using SubsetGen.Generator.Passes;

namespace SubsetGen.Generator.Render;

/// <summary>Writes the search for c: the fused evaluation of the residual and its two derivatives is the layer's own.</summary>
internal sealed class RootRenderer
{
    private readonly SourceWriter writer;
    private readonly Target target;
    private readonly Response response;
    private readonly bool inWeights;
    private readonly string name;

    /// <param name="writer">Where to write.</param>
    /// <param name="target">The language.</param>
    /// <param name="root">The operation.</param>
    /// <param name="name">What to call the search; its residual is called after it.</param>
    public RootRenderer(SourceWriter writer, Target target, ScalarRootOp root, string name)
    {
        this.name = name;
        this.writer = writer;
        this.target = target;
        response = root.Response;
        inWeights = root.InWeights;
    }

    private string NewRoot(string low, string high) =>
        target.New("root", $"RootFinder<{target.T}>", low, high, target.Named("smooth", response.IsSmooth ? "true" : "false"));

    private string ExpOf(string number) => target.Scalars.Ops[ScalarOp.Exp].Call!([number]);

    private MethodHead OfNumbers(string result, string suffix, params string[] numbers) =>
        new(result, name + suffix, Parameter.Of(ParameterKind.Number, numbers)) { IsStatic = true, HasLanes = false };

    private string Row => inWeights ? "weightRow" : "uRow";

    /// <summary>What a pass evaluates: how far the sum of the responses is from k, in two parts, and its derivatives in c.</summary>
    private static readonly string[] Sums = ["above", "missing", "slope", "curvature"];

    public void Write()
    {
        writer.Line(target.Doc($"The c with Σ {Printer.Text(response.Value, ["u + c"])} = k over items with u between smallest and largest."));
        target.Method(
            writer,
            new MethodHead(target.T, name, [.. RowAndLength, .. Parameter.Of(ParameterKind.Number, "k", "smallest", "largest", "count", "sum", "squares")])
            {
                IsStatic = true,
                IsLong = true,
            },
            Search);
        if (response.Quantile is null)
            SearchedQuantile();
        writer.Line();
        writer.Line(target.Doc("Σ r(u + c) - k and its first two derivatives in c. Near 0 and 1 only what is missing there is added up."));
        target.Method(
            writer,
            new MethodHead(target.Residual, $"{name}Residual", [.. RowAndLength, .. Parameter.Of(ParameterKind.Number, Point, "k")]) { IsStatic = true },
            Evaluate);
    }

    private Parameter[] RowAndLength => [new(ParameterKind.Row, Row), new(ParameterKind.Count, "n")];

    private string Point => inWeights ? "C" : "c";

    private void Search()
    {
        var scope = new Scope(Row, "n", "k", "smallest", "largest", "count", "sum", "squares", "share", "quantile", "root", "at");
        writer.Line(target.Let("share", "k / count"));
        if (response.Quantile is { } formula)
        {
            var quantile = new ExprRenderer(target.Scalars, scope.Unique).Render([formula], ["share"]);
            foreach (var (name, text) in quantile.Shared)
                writer.Line(target.Let(name, text));
            writer.Line(target.Let("quantile", quantile.Results[0]));
        }
        else
        {
            writer.Line(target.Let("quantile", $"{name}Quantile(share)"));
        }

        writer.Line(NewRoot("quantile - largest", "quantile - smallest"));
        writer.Line("root.StartNear(quantile, sum / count, squares / count);");
        writer.Line($"{target.Residual} at;");
        writer.Braces(
            "do", () => writer.Line($"at = {target.CallOwn($"{name}Residual", Row, "n", inWeights ? ExpOf("root.Point") : "root.Point", "k")};"),
            " while (root.Advance(at.Value, at.Slope, at.Curvature));");
        writer.Line("return root.Point;");
    }

    /// <summary>The search for one item alone, in a bracket that grows until it holds the root.</summary>
    private void SearchedQuantile()
    {
        writer.Line();
        writer.Line(target.Doc("The v with r(v) = share."));
        target.Method(writer, OfNumbers(target.T, "Quantile", "share"), () =>
        {
            writer.Line(target.Let("low", target.Literal(response.Pivot - 1)));
            writer.Line(target.Let("high", target.Literal(response.Pivot + 1)));
            writer.Line($"while ({name}OfOne(low, share).Value > {target.Zero})");
            writer.Line("    low -= high - low;");
            writer.Line($"while ({name}OfOne(high, share).Value < {target.Zero})");
            writer.Line("    high += high - low;");
            writer.Line(NewRoot("low", "high"));
            writer.Line($"{target.Residual} at;");
            writer.Braces(
                "do", () => writer.Line($"at = {name}OfOne(root.Point, share);"), " while (root.Advance(at.Value, at.Slope, at.Curvature));");
            writer.Line("return root.Point;");
        });
        writer.Line();
        writer.Line(target.Doc("r(v) - share and its first two derivatives."));
        target.Method(writer, OfNumbers(target.Residual, "OfOne", "v", "share"), () =>
        {
            var slope = ExprDerivative.Of(response.Value, 0);
            var (shared, results) = new ExprRenderer(target.Scalars, new Scope("v", "share").Unique)
                .Render([response.AbovePivot, response.Residual, slope, ExprDerivative.Of(slope, 0)], ["v"]);
            foreach (var (part, text) in shared)
                writer.Line(target.Let(part, text));
            writer.Line(target.ReturnResidual($"{results[0]} - share + {results[1]}", results[2], results[3]));
        });
    }

    private void Evaluate()
    {
        var scope = new Scope([Row, "n", "k", "c", "C", "v", "odds", "i", "end", .. Sums]);
        foreach (var sum in Sums)
            writer.Line(target.NewSum(sum, "LaneSum"));
        target.Loop(writer, Sums.Select(sum => $"{sum}.Close();"), () =>
        {
            writer.Line(inWeights
                ? target.Let("odds", $"{target.Lane("Load", Row, "i")} * C")
                : target.Let("v", $"{target.Lane("Load", Row, "i")} + c"));
            var slope = ExprDerivative.Of(response.Value, 0);
            Expr[] values = [response.AbovePivot, response.Residual, slope, ExprDerivative.Of(slope, 0)];
            if (inWeights)
                values = [.. values.Select(s => ExponentialsOnce.InWeights(s, e => e is ArgumentExpr, new ArgumentExpr(0))!)];
            var (shared, results) = new ExprRenderer(target.Lanes, scope.Unique).Render(values, [inWeights ? "odds" : "v"]);
            foreach (var (name, text) in shared)
                writer.Line(target.Let(name, text));
            writer.Lines(Sums.Zip(results, (name, text) => $"{name}.Add({text});"));
        });
        writer.Lines(target.Together(Sums));
        writer.Line(target.ReturnResidual("above.Total() - k + missing.Total()", "slope.Total()", "curvature.Total()"));
    }
}
