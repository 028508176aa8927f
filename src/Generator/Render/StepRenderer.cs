using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Render;

/// <summary>Writes the step of a Repeat as a type: forward, forward without emitting, and backward.</summary>
internal sealed class StepRenderer
{
    private readonly Target target;
    private readonly StepBody body;
    private readonly AdjointBody? adjoint;
    private readonly StepChoiceRenderer choice;
    private readonly KernelParts parts = new();
    private readonly List<string> rows = [];
    private readonly Scope fields = new("n", "t");

    /// <param name="target">The language.</param>
    /// <param name="body">The step.</param>
    /// <param name="adjoint">Its adjoint; null where no gradient goes through the steps.</param>
    public StepRenderer(Target target, StepBody body, AdjointBody? adjoint)
    {
        this.target = target;
        this.body = body;
        this.adjoint = adjoint;
        choice = new StepChoiceRenderer(target, body);
    }

    public void Write(SourceWriter writer)
    {
        var together = new SourceWriter();
        choice.StepsAtOnce(together);
        var run = new SourceWriter();
        Run(run);
        var advance = new SourceWriter();
        Advance(advance);
        var back = new SourceWriter();
        RunBack(back);
        writer.Line(target.Doc("One step and its adjoint."));
        target.StepType(writer, UsesTemperature, body.Head.Count, rows, () =>
        {
            writer.Append(together);
            writer.Line();
            writer.Append(run);
            writer.Line();
            writer.Append(advance);
            writer.Line();
            writer.Append(back);
        });
    }

    private bool UsesTemperature => body.Programs.Concat(adjoint?.Programs ?? [])
        .SelectMany(p => p.Nodes)
        .Any(n => n.Op is InputOp { Kind: InputKind.Temperature });

    private static Parameter[] From => [new(ParameterKind.Row, "from"), new(ParameterKind.Head, "fromHead")];

    private static Parameter[] To => [new(ParameterKind.WrittenRow, "to"), new(ParameterKind.WrittenHead, "toHead")];

    private void Run(SourceWriter writer) => choice.Write(
        writer,
        new MethodHead("void", "Run", [.. From, .. To, new(ParameterKind.WrittenRow, "emitted"), StepChoiceRenderer.Steps]) { IsLong = true, IsCompiledAlone = true },
        (body.Program, body.Balanced, body.Twice),
        program => Forward(writer, program, emits: true));

    private void Advance(SourceWriter writer) => choice.Write(
        writer,
        new MethodHead("void", "Advance", [.. From, .. To, StepChoiceRenderer.Steps]) { IsLong = true, IsCompiledAlone = true },
        (body.Program, body.Balanced, body.Twice),
        program => Forward(writer, new RowProgram([program.Results[0], .. program.Results.Skip(2)]), emits: false));

    private void Forward(SourceWriter writer, RowProgram program, bool emits)
    {
        var scope = NewScope("from", "fromHead", "to", "toHead", "emitted", "steps");
        var renderer = new ProgramRenderer(writer, target, program, scope, Rent(), parts);
        Inputs(writer, renderer, program, scope);
        renderer.Place(program.Results[0], new RowPlace("to", IsPadded: true));
        if (emits)
            renderer.Place(program.Results[1], new RowPlace("emitted", IsPadded: true, Accumulates: true));
        renderer.Render();
        var heads = program.Results.Skip(emits ? 2 : 1).ToList();
        for (var i = 0; i < heads.Count; i++)
            writer.Line(target.SetNumber("toHead", i, renderer.ScalarOf(heads[i])));
    }

    private void RunBack(SourceWriter writer)
    {
        var method = new MethodHead(
            "void",
            "RunBack",
            [.. From, new(ParameterKind.Row, "to"), new(ParameterKind.Row, "emittedCotangent"), new(ParameterKind.WrittenRow, "cotangent"), new(ParameterKind.WrittenHead, "shared"), StepChoiceRenderer.Steps])
        {
            IsLong = true,
            IsCompiledAlone = true,
        };
        if (adjoint is null)
            target.Method(writer, method, () => writer.Line(target.Refuse("No gradient goes through these steps.")));
        else
            choice.Write(writer, method, (adjoint.Program, adjoint.Balanced, adjoint.Twice), program => Backward(writer, program));
    }

    private void Backward(SourceWriter writer, RowProgram program)
    {
        var scope = NewScope("from", "fromHead", "to", "emittedCotangent", "cotangent", "shared", "steps");
        var renderer = new ProgramRenderer(writer, target, program, scope, Rent(), parts);
        Inputs(writer, renderer, program, scope);
        renderer.Place(program.Results[0], new RowPlace("cotangent", IsPadded: true));
        renderer.Render();
        writer.Line(target.SetNumber("shared", 0, renderer.ScalarOf(program.Results[1])));
        if (adjoint!.HasTemperature)
            writer.Line($"shared[1] += {renderer.ScalarOf(program.Results[2])};");
        if (adjoint.HasMultiple)
            writer.Line(target.SetNumber("shared", Multiple, renderer.ScalarOf(program.Results[Multiple + 1])));
    }

    /// <summary>Where the multiple of the row is among the numbers that go back.</summary>
    private int Multiple => adjoint!.Program.Results.Count - 2;

    private void Inputs(SourceWriter writer, ProgramRenderer renderer, RowProgram program, Scope scope)
    {
        foreach (var node in program.Nodes)
        {
            if (node.Op is not InputOp input)
                continue;
            switch (input.Kind)
            {
                case InputKind.Carried:
                    renderer.Place(node, new RowPlace("from", IsPadded: true));
                    break;
                case InputKind.Next:
                    renderer.Place(node, new RowPlace("to", IsPadded: true));
                    break;
                case InputKind.EmittedCotangent:
                    renderer.Place(node, new RowPlace("emittedCotangent", IsPadded: true));
                    break;
                case InputKind.CarriedCotangent:
                    renderer.Place(node, new RowPlace("cotangent", IsPadded: true));
                    break;
                case InputKind.CarriedCotangentShift:
                    renderer.Name(node, scope.Unique("shift"));
                    writer.Line(target.Let(renderer.ScalarOf(node), target.NumberAt("shared", 0)));
                    break;
                case InputKind.CarriedCotangentMultiple:
                    renderer.Name(node, scope.Unique("multiple"));
                    writer.Line(target.Let(renderer.ScalarOf(node), target.NumberAt("shared", Multiple)));
                    break;
                case InputKind.Head:
                    renderer.Define(node, target.NumberAt("fromHead", input.Index));
                    break;
                case InputKind.Temperature:
                    renderer.Name(node, "t");
                    break;
            }
        }
    }

    /// <summary>Rows that a step keeps between its passes; the methods never run at once, so they share them.</summary>
    private System.Func<string, string> Rent()
    {
        var next = 0;
        return name =>
        {
            if (next == rows.Count)
                rows.Add(fields.Unique(name));
            return rows[next++];
        };
    }

    private static Scope NewScope(params string[] parameters) => new(["n", "t", "i", "end", "row", .. parameters]);
}
