using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Ir;
using SubsetGen.Generator.Passes;

namespace SubsetGen.Generator.Render;

/// <summary>Writes one fused pass over a row: load what is in memory, compute, store, reduce.</summary>
internal sealed class PassRenderer
{
    private readonly SourceWriter writer;
    private readonly Target target;
    private readonly ProgramRenderer program;

    /// <param name="writer">Where to write.</param>
    /// <param name="target">The language.</param>
    /// <param name="program">The program that it is a pass of.</param>
    public PassRenderer(SourceWriter writer, Target target, ProgramRenderer program)
    {
        this.writer = writer;
        this.target = target;
        this.program = program;
    }

    public void Render(Stage stage, Scope scope)
    {
        var reductions = Accumulator.For(stage.Reductions, target, scope);
        foreach (var reduction in reductions)
            writer.Line(reduction.Declaration);
        target.Loop(writer, reductions.Select(r => r.Close), () => Body(stage, reductions, scope.Inner()));
        writer.Lines(target.Together([.. reductions.Select(r => r.Sum).OfType<string>()]));
        foreach (var reduction in reductions)
            foreach (var (node, text) in reduction.Results)
                program.Define(node, text);
    }

    private void Body(Stage stage, IReadOnlyList<Accumulator> reductions, Scope scope)
    {
        var names = new Dictionary<Node, string>();
        foreach (var row in stage.Maps.SelectMany(m => m.Arguments).Concat(reductions.Select(r => r.Row)).Distinct())
        {
            if (!row.IsRow || stage.Maps.Contains(row))
                continue;
            names[row] = scope.Unique(row.Name);
            writer.Line(target.Let(names[row], program.PlaceOf(row).Load(target)));
        }

        var renderer = new ExprRenderer(target.Lanes, scope.Unique);
        IReadOnlyList<string> Written(IReadOnlyList<Expr> parts, IReadOnlyList<Node> arguments)
        {
            var (shared, results) = renderer.Render(parts, [.. arguments.Select(a => a.IsRow ? names[a] : program.ScalarOf(a))]);
            foreach (var (name, text) in shared)
                writer.Line(target.Let(name, text));
            return results;
        }

        var products = new Dictionary<Node, IReadOnlyList<string>>();
        foreach (var (map, body, arguments) in new FoldedMaps(stage, reductions.Select(r => r.Row)).Maps)
        {
            var isStored = stage.Stores.Contains(map);
            var isUsed = stage.Maps.Any(m => m.Arguments.Contains(map));
            var sums = reductions.Where(r => r.Row == map).ToList();
            if (!isStored && !isUsed && sums.Count == 1 && sums[0].TakesProducts && body is CallExpr { Op: ScalarOp.Multiply } product)
            {
                products[map] = Written([product[0], product[1]], arguments);
                continue;
            }

            var value = Written([body], arguments)[0];
            if (isUsed || sums.Count > 0)
            {
                names[map] = scope.Unique(map.Name);
                writer.Line(target.Let(names[map], value));
                value = names[map];
            }

            if (isStored)
                writer.Line(program.PlaceOf(map).Store(target, value));
        }

        foreach (var reduction in reductions)
            writer.Line(products.TryGetValue(reduction.Row, out var factors) ? reduction.AddProduct(factors) : reduction.Add(names[reduction.Row]));
    }
}
