using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Render;

/// <summary>
/// Writes sums over the steps of one body as one loop: the passes of a step in it, what leaves them added up in place.
/// </summary>
internal sealed class StepSumRenderer
{
    private readonly SourceWriter writer;
    private readonly Target target;
    private readonly ProgramRenderer program;
    private readonly KernelParts parts;
    private readonly Scope scope;

    /// <param name="writer">Where to write.</param>
    /// <param name="target">The language.</param>
    /// <param name="program">The program around the loop.</param>
    /// <param name="parts">Where types and methods are added.</param>
    /// <param name="scope">Names in use around the loop.</param>
    public StepSumRenderer(SourceWriter writer, Target target, ProgramRenderer program, KernelParts parts, Scope scope)
    {
        this.writer = writer;
        this.target = target;
        this.program = program;
        this.parts = parts;
        this.scope = scope;
    }

    /// <param name="sums">Operations over one body and the same arguments.</param>
    public void Write(IReadOnlyList<Node> sums)
    {
        var results = sums.Select(ResultOf).Distinct().ToList();
        var exponent = ((StepSumOp)sums[0].Op).Body.Exponent;
        var step = new RowProgram(results);
        var totals = results.Where(r => r.IsRow).ToDictionary(r => r, r => TotalRow(sums.First(s => ResultOf(s) == r)));
        var numbers = results.Where(r => !r.IsRow).ToDictionary(r => r, r => TotalNumber(sums.First(s => ResultOf(s) == r)));

        var loop = new SourceWriter();
        var inner = scope.Inner();
        var count = inner.Unique("step");
        var renderer = new ProgramRenderer(loop, target, step, inner, Rent, parts);
        Inputs(loop, renderer, exponent is null ? step : new RowProgram([.. results, exponent]), sums[0].Arguments, inner, count);
        foreach (var total in totals.Where(t => t.Key.Op is MapOp))
            renderer.Place(total.Key, new RowPlace(total.Value, IsPadded: true, Accumulates: true));
        if (exponent is not null && target.GainsFromRanges)
            new StepRangeRenderer(writer, target, scope).Write(loop, renderer, exponent, count);
        renderer.Render();
        foreach (var total in totals.Where(t => t.Key.Op is not MapOp))
            Add(loop, renderer.PlaceOf(total.Key), total.Value);
        target.Between(null);
        foreach (var number in numbers)
            loop.Line($"{number.Value} += {renderer.ScalarOf(number.Key)};");

        writer.Braces(
            target.For(count, "1", $"{count} <= (int){program.ScalarOf(sums[0].Arguments[0])}", $"{count}++"),
            () => writer.Append(loop));
        foreach (var sum in sums)
            HandOver(sum, totals, numbers);
    }

    private static Node ResultOf(Node sum) => ((StepSumOp)sum.Op).Result;

    /// <summary>Steps add to padded memory, so that their passes have no tails.</summary>
    private string TotalRow(Node sum)
    {
        var place = program.PlaceOf(sum);
        if (!place.IsPadded)
            return Cleared(Rent(sum.Name + "Row"));
        return Cleared(place.Name);

        string Cleared(string span)
        {
            writer.Line(target.Clear(span));
            return span;
        }
    }

    private string TotalNumber(Node sum)
    {
        var name = scope.Unique(sum.Name + "Total");
        writer.Line(target.Let(name, target.Zero));
        return name;
    }

    private void HandOver(Node sum, IReadOnlyDictionary<Node, string> totals, IReadOnlyDictionary<Node, string> numbers)
    {
        if (!sum.IsRow)
            program.Define(sum, numbers[ResultOf(sum)]);
        else if (program.PlaceOf(sum).Name != totals[ResultOf(sum)])
            writer.Line(target.Copy(totals[ResultOf(sum)], program.PlaceOf(sum).Name, target.Length));
    }

    private void Inputs(
        SourceWriter loop, ProgramRenderer renderer, RowProgram step, IReadOnlyList<Node> arguments, Scope inner, string count)
    {
        foreach (var node in step.Nodes)
        {
            if (node.Op is not InputOp input)
                continue;
            switch (input.Kind)
            {
                case InputKind.CapturedRow:
                    renderer.Place(node, Padded(arguments[input.Index + 1]));
                    break;
                case InputKind.CapturedScalar:
                    renderer.Name(node, program.ScalarOf(arguments[input.Index + 1]));
                    break;
                case InputKind.StepNumber:
                    renderer.Define(node, $"({target.T}){count}");
                    break;
            }
        }
    }

    /// <summary>A row that every step reads is worth a copy without a tail.</summary>
    private RowPlace Padded(Node row)
    {
        var place = program.PlaceOf(row);
        if (place.IsPadded)
            return place;
        var copy = Rent(row.Name + "Row");
        writer.Line(target.Copy(place.Name, copy, target.Length));
        return new RowPlace(copy, IsPadded: true);
    }

    /// <summary>Room for a row, made before the loop.</summary>
    private string Rent(string name)
    {
        var span = scope.Unique(name);
        writer.Line(target.Rent(span));
        return span;
    }

    private void Add(SourceWriter loop, RowPlace from, string total) => target.Loop(
        loop, [], () => loop.Line(new RowPlace(total, IsPadded: true, Accumulates: true).Store(target, from.Load(target))));
}
