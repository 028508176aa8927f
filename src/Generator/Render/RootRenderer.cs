using System;
using System.Collections.Generic;
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
    private readonly RootSums sums;
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
        sums = new RootSums(response, inWeights);
    }

    private string Residual => target.Residual(sums.Derivatives);

    private string NewRoot(string low, string high) =>
        target.New("root", target.OfNumbers("RootFinder"), low, high, target.Named("smooth", response.IsSmooth ? "true" : "false"));

    private string ExpOf(string number) => target.Scalars.Ops[ScalarOp.Exp].Call!([number]);

    private MethodHead OfNumbers(string result, string suffix, params string[] numbers) =>
        new(result, name + suffix, Parameter.Of(ParameterKind.Number, numbers)) { IsStatic = true, HasLanes = false };

    private string Row => inWeights ? "weightRow" : "uRow";

    public void Write()
    {
        writer.Line(target.Doc($"The c with Σ {Printer.Text(response.Value, ["u + c"])} = k over items with u between smallest and largest."));
        target.Method(
            writer,
            new MethodHead(target.Number, name, [.. RowAndLength, .. Parameter.Of(ParameterKind.Number, Numbers)])
            {
                IsStatic = true,
                IsLong = true,
            },
            Search);
        if (response.Quantile is null)
            SearchedQuantile();
        writer.Line();
        writer.Line(target.Doc("Σ r(u + c) - k and its first derivatives in c. Near 0 and 1 only what is missing there is added up."));
        target.Method(
            writer,
            new MethodHead(Residual, $"{name}Residual", [.. RowAndLength, .. Parameter.Of(ParameterKind.Number, Point, "k")]) { IsStatic = true },
            Evaluate);
    }

    /// <summary>k, and what only makes the search short.</summary>
    private string[] Numbers => [.. new[] { "k", "smallest", "largest", "count", "sum", "squares" }, .. inWeights ? ["weights", "weightSquares"] : Array.Empty<string>()];

    private Parameter[] RowAndLength => [new(ParameterKind.Row, Row), new(ParameterKind.Count, "n")];

    private string Point => inWeights ? "C" : "c";

    private void Search()
    {
        var scope = new Scope([Row, "n", .. Numbers, "share", "quantile", "root", "at"]);
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
        if (inWeights && ExponentialSeries.Of(response) is { } series)
        {
            var tail = new ExprRenderer(target.Scalars, scope.Unique).Render([series.Linear, series.Ratio], ["k", "weights", "weightSquares"]).Results;
            writer.Line($"root.StartInTail({tail[0]}, {tail[1]});");
        }

        writer.Line($"{Residual} at;");
        writer.Braces(
            "do", () => writer.Line($"at = {target.CallOwn($"{name}Residual", Row, "n", inWeights ? ExpOf("root.Point") : "root.Point", "k")};"),
            $" while (root.Advance(at.Value, at.Slope, at.Curvature{(sums.Derivatives > 2 ? ", at.Third" : string.Empty)}));");
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
            writer.Line($"{target.Residual(2)} at;");
            writer.Braces(
                "do", () => writer.Line($"at = {name}OfOne(root.Point, share);"), " while (root.Advance(at.Value, at.Slope, at.Curvature));");
            writer.Line("return root.Point;");
        });
        writer.Line();
        writer.Line(target.Doc("r(v) - share and its first two derivatives."));
        target.Method(writer, OfNumbers(target.Residual(2), "OfOne", "v", "share"), () =>
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
        var names = sums.Terms.Select(term => term.Name).ToList();
        var scope = new Scope([Row, "n", "k", "c", "C", "v", "odds", "i", "end", .. names]);
        foreach (var sum in names)
            writer.Line(target.NewSum(sum, "LaneSum"));
        target.Loop(writer, names.Select(sum => $"{sum}.Close();"), () =>
        {
            writer.Line(inWeights
                ? target.Let("odds", $"{target.Lane("Load", Row, "i")} * C")
                : target.Let("v", $"{target.Lane("Load", Row, "i")} + c"));
            var factors = sums.Terms.SelectMany(term => sums.Factors(term.Term)).ToList();
            var (shared, results) = new ExprRenderer(target.Lanes, scope.Unique).Render(factors, [inWeights ? "odds" : "v"]);
            foreach (var (part, text) in shared)
                writer.Line(target.Let(part, text));
            var texts = new Queue<string>(results);
            foreach (var (sum, term) in sums.Terms)
                writer.Line(sums.Factors(term).Count == 1 ? $"{sum}.Add({texts.Dequeue()});" : $"{sum}.AddProduct({texts.Dequeue()}, {texts.Dequeue()});");
        });
        writer.Lines(target.Together(names));
        writer.Line(target.ReturnResidual(sums.Results(target)));
    }
}
