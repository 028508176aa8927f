using System;
using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Ir;
using SubsetGen.Generator.Methods;
using SubsetGen.Generator.Model;
using SubsetGen.Generator.Render;

namespace SubsetGen.Generator.Emit;

/// <summary>Writes a variant of a kernel: its two programs and their parts.</summary>
internal sealed class VariantEmitter
{
    private readonly SourceWriter writer;
    private readonly LayerSpec spec;
    private readonly LayerPrograms variant;
    private readonly Target target;

    public VariantEmitter(SourceWriter writer, LayerSpec spec, LayerPrograms variant, Target target)
    {
        this.writer = writer;
        this.spec = spec;
        this.variant = variant;
        this.target = target;
    }

    /// <summary>Whether forward keeps a row for backward, which then reads nothing else of the logits.</summary>
    public bool KeepsRow { get; init; }

    /// <summary>Whether backward is written; of variants that go back in the same way one alone has it.</summary>
    public bool HasBackward { get; init; }

    /// <summary>Writes the type under a name.</summary>
    public void Write(string name)
    {
        var parts = new KernelParts();
        target.VariantType(writer, name, () =>
        {
            writer.Line(target.Doc($"{target.Rows} forward."));
            writer.Braces(target.PassHead("Forward", "RowOutput", "output"), () => Forward(parts));
            if (HasBackward)
            {
                writer.Line();
                writer.Line(target.Doc($"{target.Rows} backward{(KeepsRow ? ", from what forward kept" : string.Empty)}."));
                writer.Braces(target.PassHead("Backward", "RowGradient", "gradient"), () => Backward(parts));
            }

            if (parts.Step is { } step)
            {
                writer.Line();
                new StepRenderer(target, step, parts.Adjoint).Write(writer);
            }

            parts.Write(writer);
        });
    }

    private void Forward(KernelParts parts)
    {
        target.BeginPass();
        var program = variant.Forward;
        var renderer = Renderer(program, parts, "subset", "pairSubset", "kept", "output");
        var outputs = new[] { ("subset", "output.First"), ("pairSubset", "output.Second") }.Take(variant.OutputCount).Zip(program.Results, (o, result) => (Name: o.Item1, Member: o.Item2, Result: result)).ToList();
        foreach (var (name, member, result) in outputs.Where(o => o.Result.IsRow))
        {
            writer.Line(target.Alias(name, member));
            renderer.Place(result, new RowPlace(name, IsPadded: false));
        }

        if (KeepsRow)
        {
            writer.Line(target.Alias("kept", "output.Kept"));
            renderer.Place(program.Results[program.Results.Count - 1], new RowPlace("kept", IsPadded: false));
        }

        renderer.Render();
        foreach (var (_, member, result) in outputs.Where(o => !o.Result.IsRow))
            writer.Line(target.Put(member, 0, renderer.ScalarOf(result)));
        for (var i = variant.OutputCount; i < variant.OutputCount + variant.SavedScalars; i++)
            writer.Line(target.Put("output.Saved", i - variant.OutputCount, renderer.ScalarOf(program.Results[i])));
    }

    private void Backward(KernelParts parts)
    {
        target.BeginPass();
        var program = variant.Backward;
        var targets = variant.Targets
            .Select(target => (target.Kind, target.Index) switch
            {
                (InputKind.Logits, _) => (Name: "gradLogits", Member: "gradient.Logits"),
                (InputKind.Further, 0) => (Name: "gradSecond", Member: "gradient.SecondInput"),
                (InputKind.Further, 1) => (Name: "gradThird", Member: "gradient.ThirdInput"),
                (InputKind.Further, _) => (Name: "gradFourth", Member: "gradient.FourthInput"),
                (InputKind.TemperatureOfSteps, _) => (Name: string.Empty, Member: "gradient.Temperature"),
                _ => (Name: string.Empty, Member: "gradient.K"),
            })
            .Zip(program.Results, (target, result) => (target.Name, target.Member, Result: result))
            .ToList();
        var renderer = Renderer(program, parts, "gradLogits", "gradSecond", "gradThird", "gradFourth", "gradient");
        foreach (var (name, member, result) in targets.Where(t => t.Name.Length > 0))
        {
            writer.Line(target.Alias(name, member));
            if (IsWrittenInOnePass(result))
                renderer.Place(result, new RowPlace(name, IsPadded: false));
        }

        renderer.Render();
        foreach (var (name, member, result) in targets)
        {
            if (name.Length == 0)
                writer.Line(target.Put(member, 0, renderer.ScalarOf(result)));
            else if (!result.IsRow)
                writer.Line($"{name}.Fill({renderer.ScalarOf(result)});");
            else if (!IsWrittenInOnePass(result))
                writer.Line(target.Copy(renderer.PlaceOf(result).Name, name, $"{name}.Length"));
        }
    }

    /// <summary>Whether a row may be where what it is made from is: a gradient may take the place of what arrives.</summary>
    private static bool IsWrittenInOnePass(Node row) => row is { IsRow: true, Op: MapOp };

    private ProgramRenderer Renderer(RowProgram program, KernelParts parts, params string[] parameters)
    {
        var scope = new Scope(["row", "saved", "n", "i", "end", .. parameters]);
        writer.Line(target.LetLength(spec.N));
        var renderer = new ProgramRenderer(writer, target, program, scope, name =>
        {
            var span = scope.Unique(name);
            writer.Line(target.Rent(span));
            return span;
        }, parts);
        foreach (var node in program.Nodes)
            if (node.Op is InputOp input)
                Input(renderer, scope, node, input);
        return renderer;
    }

    private void Input(ProgramRenderer renderer, Scope scope, Node node, InputOp input)
    {
        string? value = input.Kind switch
        {
            InputKind.LargestLogit => "row.LargestLogit",
            InputKind.SmallestLogit => "row.SmallestLogit",
            InputKind.Allowed => target.Counted("row.Allowed"),
            InputKind.K => "row.K",
            InputKind.Temperature => "row.Temperature",
            InputKind.Lambda => "row.Lambda",
            InputKind.Saved => target.Saved("gradient.Saved", input.Index),
            InputKind.ArrivingNumber => input.Index == 0 ? "gradient.First[0]" : "gradient.Second[0]",
            InputKind.LogSubsets => target.Property("LogSubsets"),
            _ => null,
        };
        if (value is not null)
        {
            renderer.Define(node, value);
            return;
        }

        var (name, member, isPadded) = (input.Kind, input.Index) switch
        {
            (InputKind.Logits, _) => (null, "row.Logits", true),
            (InputKind.Further, 0) => (null, "row.Second", true),
            (InputKind.Further, 1) => (null, "row.Third", true),
            (InputKind.Further, _) => (null, "row.Fourth", true),
            (InputKind.Cotangent, 0) => ("gradSubset", "gradient.First", false),
            (InputKind.Cotangent, _) => ("gradPairs", "gradient.Second", true),
            (InputKind.Losses, _) => ("losses", "gradient.First", false),
            (InputKind.Kept, _) => ("kept", "gradient.Kept", false),
            (InputKind.Output, 0) => ("drawn", "gradient.Output", false),
            (InputKind.Output, _) => ("drawnPairs", "gradient.SecondOutput", false),
            _ => throw new NotSupportedException($"A kernel has no {input.Kind}."),
        };
        if (name is null)
        {
            renderer.Place(node, new RowPlace(member, isPadded));
            return;
        }

        name = scope.Unique(name);
        writer.Line(target.Alias(name, member));
        renderer.Place(node, new RowPlace(name, isPadded));
    }
}
