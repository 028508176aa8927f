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
        var body = ((StepSumOp)sums[0].Op).Body;
        var totals = new Dictionary<int, string>();
        foreach (var sum in sums)
            if (!totals.ContainsKey(IndexOf(sum)))
                totals[IndexOf(sum)] = sum.IsRow ? TotalRow(sum) : TotalNumber(sum);
        var range = body.Exponent is not null && target.GainsFromRanges ? new StepRangeRenderer(writer, target, scope) : null;
        range?.Begin();

        var (loop, inner) = (new SourceWriter(), scope.Inner());
        var (count, k) = (inner.Unique("step"), target.Steps(program.ScalarOf(sums[0].Arguments[0])));
        if (range is not null && body.AtOnce is { } steps)
            AtOnce(loop, steps, range, totals, sums[0].Arguments, inner, count, k);
        var renderer = Renderer(loop, body.Results, body.Program, totals, sums[0].Arguments, inner, count);
        range?.Write(loop, renderer, body.Exponent!, count);
        Render(loop, renderer, body.Results, totals);

        writer.Braces(target.For(count, "1", $"{count} <= {k}", $"{count}++"), () => writer.Append(loop));
        foreach (var sum in sums)
            HandOver(sum, totals[IndexOf(sum)]);
    }

    /// <summary>Several steps at once where there are as many left and their exponentials allow it; then those after them.</summary>
    private void AtOnce(
        SourceWriter loop, StepsAtOnce steps, StepRangeRenderer range, IReadOnlyDictionary<int, string> totals, IReadOnlyList<Node> arguments,
        Scope inner, string count, string k)
    {
        var last = $"{count} + {steps.Count - 1}";
        loop.Open($"if ({last} <= {k})");
        var whole = new RowProgram([steps.FirstExponent, steps.LastExponent, steps.Growth]);
        var ahead = new ProgramRenderer(loop, target, new RowProgram([.. whole.Nodes.Where(n => !n.IsRow)]), inner.Inner(), Rent, parts);
        Inputs(loop, ahead, whole, arguments, inner, count);
        ahead.Render();
        var (first, end) = range.Open(loop, ahead, steps, count, last);
        loop.Line(Method(steps, totals, arguments, count, first, end));
        loop.Line($"{count} += {steps.Count - 1};");
        loop.Line("continue;");
        loop.Close();
        loop.Close();
    }

    /// <summary>Adds the method of several steps, and calls it. One of its own: the JIT compiler inlines only so much into a method.</summary>
    private string Method(
        StepsAtOnce steps, IReadOnlyDictionary<int, string> totals, IReadOnlyList<Node> arguments, string count, string first, string end)
    {
        var read = new List<Parameter>();
        var program = Wanted(steps.Results, totals);
        foreach (var input in program.Nodes.Select(n => n.Op).OfType<InputOp>().Where(i => i.Kind != InputKind.StepNumber))
            read.Add(input.Kind == InputKind.CapturedRow
                ? new(ParameterKind.Row, Padded(arguments[input.Index + 1]).Name)
                : new(ParameterKind.Number, this.program.ScalarOf(arguments[input.Index + 1])));
        var written = totals.Values.Distinct().ToList();
        var scope = new Scope([.. read.Select(p => p.Name), .. written, count, first, end]);

        var body = new SourceWriter();
        var renderer = new ProgramRenderer(body, target, program, scope, Rented, parts);
        Inputs(body, renderer, program, arguments, scope, count);
        Accumulate(renderer, steps.Results, totals);
        target.Between((first, end));
        Render(body, renderer, steps.Results, totals);

        Parameter[] parameters =
        [
            .. read.Distinct(), .. Parameter.Of(ParameterKind.WrittenRow, [.. written]), .. Parameter.Of(ParameterKind.Count, count, first, end),
        ];
        var name = parts.Add("StepsAtOnce", (writer, name) =>
        {
            writer.Line(target.Doc($"{steps.Count} steps, the first of them {count}, over the items between {first} and {end}."));
            target.Method(writer, new MethodHead("void", name, parameters) { IsStatic = true, IsLong = true }, () => writer.Append(body));
        });
        return target.CallOwn(name, [.. parameters.Select(p => p.Name)]) + ";";

        string Rented(string row)
        {
            var name = Rent(row);
            written.Add(name);
            return name;
        }
    }

    private ProgramRenderer Renderer(
        SourceWriter loop, IReadOnlyList<Node> results, RowProgram whole, IReadOnlyDictionary<int, string> totals, IReadOnlyList<Node> arguments,
        Scope inner, string count)
    {
        var renderer = new ProgramRenderer(loop, target, Wanted(results, totals), inner, Rent, parts);
        Inputs(loop, renderer, whole, arguments, inner, count);
        Accumulate(renderer, results, totals);
        return renderer;
    }

    private static RowProgram Wanted(IReadOnlyList<Node> results, IReadOnlyDictionary<int, string> totals) =>
        new([.. totals.Keys.Select(index => results[index]).Distinct()]);

    /// <summary>Maps among the results are added in the pass that makes them.</summary>
    private static void Accumulate(ProgramRenderer renderer, IReadOnlyList<Node> results, IReadOnlyDictionary<int, string> totals)
    {
        foreach (var total in totals)
            if (results[total.Key] is { IsRow: true, Op: MapOp } map)
                renderer.Place(map, new RowPlace(total.Value, IsPadded: true, Accumulates: true));
    }

    private void Render(SourceWriter loop, ProgramRenderer renderer, IReadOnlyList<Node> results, IReadOnlyDictionary<int, string> totals)
    {
        renderer.Render();
        foreach (var total in totals)
            if (results[total.Key] is { IsRow: true, Op: not MapOp } row)
                Add(loop, renderer.PlaceOf(row), total.Value);
        target.Between(null);
        foreach (var total in totals)
            if (!results[total.Key].IsRow)
                loop.Line($"{total.Value} += {renderer.ScalarOf(results[total.Key])};");
    }

    private static int IndexOf(Node sum) => ((StepSumOp)sum.Op).Index;

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

    private void HandOver(Node sum, string total)
    {
        if (!sum.IsRow)
            program.Define(sum, total);
        else if (program.PlaceOf(sum).Name != total)
            writer.Line(target.Copy(total, program.PlaceOf(sum).Name, target.Length));
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
