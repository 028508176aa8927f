using System;
using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Ir;
using SubsetGen.Generator.Passes;

namespace SubsetGen.Generator.Render;

/// <summary>
/// Writes the statements of one program: stage by stage its scalars, its pass, its whole-row operations. The caller says
/// where inputs and results are; rows in between are rented.
/// </summary>
internal sealed class ProgramRenderer
{
    private readonly SourceWriter writer;
    private readonly Target target;
    private readonly RowProgram program;
    private readonly Schedule schedule;
    private readonly Scope scope;
    private readonly Dictionary<Node, RowPlace> places = [];
    private readonly Dictionary<Node, string> scalars = [];
    private readonly Func<string, string> rent;
    private readonly WholeRowRenderer wholeRow;
    private (Node Value, Action Write)? before;

    /// <param name="writer">Where to write.</param>
    /// <param name="target">The language.</param>
    /// <param name="program">What to write.</param>
    /// <param name="scope">Names in use.</param>
    /// <param name="rent">Makes room for a row that the program keeps between passes, and gives its name.</param>
    /// <param name="parts">Where the types and methods that whole-row operations need are added.</param>
    public ProgramRenderer(
        SourceWriter writer, Target target, RowProgram program, Scope scope, Func<string, string> rent, KernelParts parts)
    {
        this.writer = writer;
        this.target = target;
        this.program = program;
        this.scope = scope;
        this.rent = rent;
        schedule = new Schedule(program);
        wholeRow = new WholeRowRenderer(writer, target, this, parts, scope);
    }

    /// <summary>Says where an input row is, or a result is wanted.</summary>
    public void Place(Node row, RowPlace place) => places[row] = place;

    /// <summary>Says what an input scalar is called.</summary>
    public void Name(Node scalar, string name) => scalars[scalar] = name;

    /// <summary>Where a row in memory is; makes room for it where nothing has been said.</summary>
    public RowPlace PlaceOf(Node row)
    {
        if (!places.TryGetValue(row, out var place))
            places[row] = place = new RowPlace(rent(row.Name + "Row"), IsPadded: true);
        return place;
    }

    public string ScalarOf(Node scalar) =>
        scalar.Op is MapOp { Body: ConstantExpr constant } ? target.Literal(constant.Value) : scalars[scalar];

    /// <summary>Says what is written before the first pass in which a map could be computed.</summary>
    public void BeforePassWith(Node map, Action write) => before = (map, write);

    public void Render()
    {
        foreach (var stage in schedule.Stages)
        {
            foreach (var scalar in stage.Scalars)
                Scalar(scalar);
            if (before is { } waiting && stage.HasPass && IsAtHand(waiting.Value))
            {
                before = null;
                waiting.Write();
            }

            if (stage.HasPass)
                Pass(stage);
            wholeRow.Render(stage.WholeRow);
        }
    }

    /// <summary>A line that gives a scalar of the program its value.</summary>
    public void Define(Node scalar, string text)
    {
        if (!scalars.TryGetValue(scalar, out var name))
            scalars[scalar] = name = scope.Unique(scalar.Name);
        writer.Line(target.Let(name, text));
    }

    /// <summary>Whether nothing but <paramref name="user"/> and what goes before it needs the row.</summary>
    public bool IsLastUse(Node row, Node user) =>
        row.Op is not InputOp && !program.Results.Contains(row)
        && program.Nodes.All(n => n == user || n.Op is ReduceOp || !n.Arguments.Contains(row));

    /// <summary>Whether all scalars that a map takes have their values.</summary>
    private bool IsAtHand(Node map) => map.Arguments.All(
        a => a.Op is InputOp or MapOp { Body: ConstantExpr } || (a.IsRow ? IsAtHand(a) : scalars.ContainsKey(a)));

    /// <summary>Gives the numbers that a reversed repeat yields names, where they are used.</summary>
    public void NameNumbersOf(Node reverse, Func<int, string> value)
    {
        foreach (var node in program.Nodes)
            if (node.Op is RepeatNumberOp number && node.Arguments[0] == reverse)
                Define(node, value(number.Index));
    }

    private void Scalar(Node scalar)
    {
        if (((MapOp)scalar.Op).Body is ConstantExpr)
            return;
        var renderer = new ExprRenderer(target.Scalars, scope.Unique);
        var (shared, results) = renderer.Render([((MapOp)scalar.Op).Body], scalar.Arguments.Select(ScalarOf).ToList());
        foreach (var (name, text) in shared)
            writer.Line(target.Let(name, text));
        Define(scalar, results[0]);
    }

    private void Pass(Stage stage)
    {
        // Room is made before the loop, in the order of the stores.
        foreach (var row in stage.Stores)
            PlaceOf(row);
        foreach (var reduction in stage.Reductions)
            if (!scalars.ContainsKey(reduction))
                scalars[reduction] = scope.Unique(reduction.Name);
        new PassRenderer(writer, target, this).Render(stage, scope);
    }
}
