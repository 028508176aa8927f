using System;
using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Render;

/// <summary>Writes the operations that need whole rows: calls of the runtime with the parts that are this layer's own.</summary>
internal sealed class WholeRowRenderer
{
    private readonly SourceWriter writer;
    private readonly Target target;
    private readonly ProgramRenderer program;
    private readonly KernelParts parts;
    private readonly Scope scope;

    public WholeRowRenderer(SourceWriter writer, Target target, ProgramRenderer program, KernelParts parts, Scope scope)
    {
        this.writer = writer;
        this.target = target;
        this.program = program;
        this.parts = parts;
        this.scope = scope;
    }

    private string T => target.T;

    public void Render(IReadOnlyList<Node> nodes)
    {
        foreach (var node in nodes)
        {
            if (node.Op is not (ScanOp or ScanGradientOp or ScanHessianOp))
                target.Use(node.Op, node.Op switch
                {
                    ScanSampleOp or ScanBestOp => ScanGroup.SpecOf(node.Op).States,
                    RepeatReverseOp reversed => reversed.Body.Head.Count,
                    _ => 1,
                });
            switch (node.Op)
            {
                case ScalarRootOp root:
                    Root(node, root);
                    break;
                case RepeatOp repeat:
                    Repeat(node, repeat);
                    break;
                case RepeatReverseOp reverse:
                    RepeatReverse(node, reverse);
                    break;
                case RankOp:
                    Do(target.Runner("RowOrder"), "Rank", target.ItemTypes, Row(node, 0), target.Length, program.PlaceOf(node).Name);
                    break;
                case ItemAtOp:
                    ItemAt(node);
                    break;
                case TopKOp:
                    TopK(node);
                    break;
                case DesignOp design:
                    Design(node, design);
                    break;
                case ScoredSamplesOp:
                    ScoredSamples(node);
                    break;
                case ScanSampleOp:
                    Path(node, "Paths", Semiring.SumOfProducts);
                    break;
                case ScanBestOp:
                    Path(node, "BestPath", Semiring.LargestOfSums);
                    break;
                case ShiftOp shift:
                    Do("ShiftedRow", "Write", T, Row(node, 0), "n", Literals.Of(shift.By), program.PlaceOf(node).Name);
                    break;
                case PairsOp:
                    Pairs(node);
                    break;
                case ChainTiltOp:
                    program.Define(node, target.Call("TiltedChain", "Tilt", T, Row(node, 0), Row(node, 1), "n", program.ScalarOf(node.Arguments[2])));
                    break;
                case ChainLogOddsOp:
                    Do("TiltedChain", "LogOdds", T, Row(node, 0), Row(node, 1), program.ScalarOf(node.Arguments[2]), "n", program.PlaceOf(node).Name);
                    break;
                case ChainMarginalsOp:
                    Do("TiltedChain", "Marginals", T, Row(node, 0), Row(node, 1), "n", program.PlaceOf(node).Name);
                    break;
            }
        }

        foreach (var group in ScanGroup.Of(nodes.Where(n => n.Op is ScanOp or ScanGradientOp or ScanHessianOp)))
            Scan(group);
        foreach (var group in nodes.Where(n => n.Op is PartialSumOp).GroupBy(n => (((PartialSumOp)n.Op).Side, ScanGroup.Ids(n.Arguments))))
            PartialSum([.. group]);
        foreach (var group in OfOneBody<StepSumOp>(nodes))
            new StepSumRenderer(writer, target, program, parts, scope).Write(group);
        foreach (var group in OfOneBody<InOrderOp>(nodes))
            new InOrderRenderer(writer, target, program, parts, scope).Write(group);
    }

    private static IEnumerable<IReadOnlyList<Node>> OfOneBody<TOp>(IReadOnlyList<Node> nodes)
        where TOp : InnerOp =>
        nodes.Where(n => n.Op is TOp).GroupBy(n => (((TOp)n.Op).Body, ScanGroup.Ids(n.Arguments))).Select(group => group.ToList());

    /// <summary>A call that yields nothing but rows.</summary>
    private void Do(string type, string method, string types, params string?[] arguments) =>
        writer.Line(target.Call(type, method, types, arguments) + ";");

    private void ItemAt(Node node)
    {
        var place = program.ScalarOf(node.Arguments[1]);
        program.Define(node, target.Call(
            target.Runner("RowOrder"), "ItemAt", target.ItemTypes, Row(node, 0),
            node.Arguments[1].Op is InputOp { Kind: InputKind.StepNumber } ? $"(int){place}" : target.Steps(place)));
    }

    /// <summary>A sum and what rounding took of it, from one run along the order.</summary>
    private void PartialSum(IReadOnlyList<Node> group)
    {
        string Result(bool isRemainder) => group.FirstOrDefault(n => ((PartialSumOp)n.Op).IsRemainder == isRemainder) is { } node
            ? program.PlaceOf(node).Name
            : target.NoRow;
        Do(
            target.Runner("PartialSums"), $"{((PartialSumOp)group[0].Op).Side}", target.ItemTypes, Filled(group[0].Arguments[0]), Row(group[0], 1), target.Length, Result(false), Result(true));
    }

    /// <summary>A row in memory; of a number, a row full of it.</summary>
    private string Filled(Node value)
    {
        if (value.IsRow)
            return program.PlaceOf(value).Name;
        var filled = scope.Unique("filledRow");
        writer.Line(target.Rent(filled));
        writer.Line($"{filled}.Fill({program.ScalarOf(value)});");
        return filled;
    }

    private void Root(Node node, ScalarRootOp root)
    {
        var find = parts.Add("Root", (w, name) => new RootRenderer(w, target, root, name).Write());
        var arguments = node.Arguments.Skip(1).Select(program.ScalarOf);
        program.Define(node, target.CallOwn(find, [Row(node, 0), "n", .. arguments]));
    }

    private void Repeat(Node node, RepeatOp repeat)
    {
        parts.AddStep(repeat.Body, null);
        var result = program.PlaceOf(node).Name;
        var carried = Row(node, 0);
        if (!program.IsLastUse(node.Arguments[0], node))
        {
            // The steps overwrite what they carry.
            var initial = carried;
            carried = scope.Unique("carried");
            writer.Line(target.Rent(carried));
            writer.Line(target.Copy(initial, carried));
        }

        var (step, head) = NewStep(node.Arguments.Skip(2));
        Do(
            "Repeated", "Forward", $"V, {T}, Step", target.Ref(step), carried, head, target.Steps(program.ScalarOf(node.Arguments[1])), result, target.StepStride,
            "n", "row.Workspace");
    }

    private void RepeatReverse(Node node, RepeatReverseOp reverse)
    {
        parts.AddStep(reverse.Body, reverse.Adjoint);
        var result = program.PlaceOf(node).Name;
        var (step, head) = NewStep(node.Arguments.Skip(3));
        var shared = scope.Unique("shared");
        var numbers = reverse.Adjoint.Program.Results.Count - 1;
        writer.Line(target.Numbers(shared, [.. Enumerable.Repeat(target.Zero, numbers)]));
        Do(
            "Repeated", "Reverse", $"V, {T}, Step", target.Ref(step), Row(node, 0), head, target.Steps(program.ScalarOf(node.Arguments[1])), Row(node, 2),
            target.StepStride, "n", result, shared, "row.Workspace");
        program.NameNumbersOf(node, index => target.NumberAt(shared, index));
    }

    private (string Step, string Head) NewStep(IEnumerable<Node> head)
    {
        var (step, span) = (scope.Unique("step"), scope.Unique("head"));
        writer.Line(target.NewStep(step));
        writer.Line(target.Numbers(span, [.. head.Select(program.ScalarOf)]));
        return (step, span);
    }

    private void TopK(Node node) => writer.Line(target.TopK(Row(node, 0), program.ScalarOf(node.Arguments[1]), program.PlaceOf(node).Name) + ";");

    private void Design(Node node, DesignOp design) => Do(
        "Designs", "Draw", $"V, {T}, {design.Design}Design<{T}>", Row(node, 0), program.ScalarOf(node.Arguments[1]), "row", program.PlaceOf(node).Name);

    /// <summary>The pairs of all samples that leave the layer; or, of a row in between, of the one subset there is.</summary>
    private void Pairs(Node node)
    {
        var place = program.PlaceOf(node);
        Do("SubsetPairs", "Write", T, Row(node, 0), "n", place.IsPadded ? target.First(place.Name, "(n - 1)") : place.Name);
    }

    private void ScoredSamples(Node node)
    {
        var ofPairs = node.Arguments[0].Op is InputOp { Index: 1 };
        Do("ScoredSamples", "Sum", T, Row(node, 0), Row(node, 1), ofPairs ? "n - 1" : "n", program.PlaceOf(node).Name);
    }

    private void Scan(ScanGroup group)
    {
        var type = parts.Add(
            group.HasTangents ? "ScanAlong" : "Scan", (w, unique) => new ScanRenderer(w, target, group).Write(unique));
        target.Use(new ScanOp(group.Scan), group.Scan.States * (group.HasTangents ? 2 : 1));
        var rows = group.Rows.Select(r => program.PlaceOf(r).Name).ToList();
        var name = scope.Unique("scan");
        writer.Line(target.NewOfRows(name, type, rows));
        var (runner, method, first) = group.IsCount && target.HasCountLaw
            ? ("CountLaw", "Differentiate", CountRows(group))
            : (target.Runner("Scans"), "InsideOutside", target.HasLongRows ? Probabilities(group) : null);
        var value = target.Call(
            runner, method, $"V, {T}, {type}", target.Ref(name), first, "n", target.Whole(program.ScalarOf(group.K)), "row.Workspace");
        if (group.Value is { } z)
            program.Define(z, value);
        else
            writer.Line(value + ";");
    }

    private void Path(Node node, string kind, Semiring semiring)
    {
        var group = new ScanGroup([node]);
        var (k, result) = (target.Whole(program.ScalarOf(group.K)), program.PlaceOf(node).Name);
        var isOfCount = semiring.IsOrdinary && group.IsCount;
        if (isOfCount && !target.HasLongRows)
        {
            Do(target.Runner("CountLaw"), "Sample", $"V, {T}", [.. Sides(group), k, "row", result]);
            return;
        }

        var type = parts.Add(kind, (w, unique) => new ScanRenderer(w, target, group).WriteDraw(unique, semiring));
        var name = scope.Unique(char.ToLowerInvariant(kind[0]) + kind.Substring(1));
        writer.Line(target.NewOfRows(name, type, group.InputRows.Select(r => program.PlaceOf(r).Name)));
        var (runner, rows) = isOfCount ? ("CountLaw", Sides(group)) : ("Scans", [Probabilities(group)]);
        Do(runner, "Sample", $"V, {T}, {type}", [target.Ref(name), .. rows, k, "row", result]);
    }

    /// <summary>How likely the items of a count are left and taken.</summary>
    private string[] Sides(ScanGroup group) =>
        [program.PlaceOf(group.Coefficients[1 - group.Advancing]).Name, program.PlaceOf(group.Coefficients[group.Advancing]).Name];

    private string Probabilities(ScanGroup group) => group.Probabilities is { } row ? program.PlaceOf(row).Name : target.NoRow;

    /// <summary>The rows of a count of independent items by what they are to it, as an object.</summary>
    private string CountRows(ScanGroup group)
    {
        string Name(Node row) => program.PlaceOf(row).Name;
        string Side(int index) => index == group.Advancing ? "Taken" : "Left";
        var members = group.Directions.Skip(group.Advancing).Take(1).Select(d => ("Along", d))
            .Concat(group.Gradients.Select(g => ($"By{Side(g.Index)}", g.Node)))
            .Concat(group.Hessians.Select(h => ($"By{Side(h.Index)}Along", h.Node)))
            .Select(member => $"{member.Item1} = {Name(member.Item2)}")
            .ToList();
        return $"new({string.Join(", ", Sides(group))})"
            + (members.Count > 0 ? $" {{ {string.Join(", ", members)} }}" : string.Empty);
    }

    private string Row(Node node, int argument) => program.PlaceOf(node.Arguments[argument]).Name;
}
