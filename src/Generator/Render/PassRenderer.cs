using System;
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
    private readonly Func<Node, RowPlace> placeOf;
    private readonly Func<Node, string> scalarNameOf;

    /// <param name="writer">Where to write.</param>
    /// <param name="target">The language.</param>
    /// <param name="placeOf">Where a row in memory is.</param>
    /// <param name="scalarNameOf">The name of a scalar.</param>
    public PassRenderer(SourceWriter writer, Target target, Func<Node, RowPlace> placeOf, Func<Node, string> scalarNameOf)
    {
        this.writer = writer;
        this.target = target;
        this.placeOf = placeOf;
        this.scalarNameOf = scalarNameOf;
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
                writer.Line(target.Let(scalarNameOf(node), text));
    }

    private void Body(Stage stage, IReadOnlyList<Accumulator> reductions, Scope scope)
    {
        var names = new Dictionary<Node, string>();
        foreach (var row in stage.Maps.SelectMany(m => m.Arguments).Concat(reductions.Select(r => r.Row)).Distinct())
        {
            if (!row.IsRow || stage.Maps.Contains(row))
                continue;
            names[row] = scope.Unique(row.Name);
            writer.Line(target.Let(names[row], placeOf(row).Load(target)));
        }

        var renderer = new ExprRenderer(target.Lanes, scope.Unique);
        foreach (var (map, body, arguments) in new FoldedMaps(stage, reductions.Select(r => r.Row)).Maps)
        {
            var (shared, results) = renderer.Render([body], arguments.Select(a => a.IsRow ? names[a] : scalarNameOf(a)).ToList());
            foreach (var (name, text) in shared)
                writer.Line(target.Let(name, text));
            if (IsOnlyStored(map, stage, reductions))
            {
                writer.Line(placeOf(map).Store(target, results[0]));
                continue;
            }

            names[map] = scope.Unique(map.Name);
            writer.Line(target.Let(names[map], results[0]));
            if (stage.Stores.Contains(map))
                writer.Line(placeOf(map).Store(target, names[map]));
        }

        foreach (var reduction in reductions)
            writer.Line(reduction.Add(names[reduction.Row]));
    }

    private static bool IsOnlyStored(Node map, Stage stage, IReadOnlyList<Accumulator> reductions) =>
        stage.Stores.Contains(map) && reductions.All(r => r.Row != map) && stage.Maps.All(m => !m.Arguments.Contains(map));
}
