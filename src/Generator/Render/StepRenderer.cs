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
    }

    public void Write(SourceWriter writer)
    {
        var run = new SourceWriter();
        Run(run);
        var advance = new SourceWriter();
        Advance(advance);
        var back = new SourceWriter();
        RunBack(back);
        writer.Line(target.Doc("One step and its adjoint."));
        target.StepType(writer, UsesTemperature, rows, () =>
        {
            target.Constant(writer, "int", "HeadLength", Literals.Of(body.Head.Count));
            writer.Append(run);
            writer.Line();
            writer.Append(advance);
            writer.Line();
            writer.Append(back);
        });
    }

    private bool UsesTemperature => body.Program.Nodes.Concat(adjoint?.Program.Nodes ?? [])
        .Any(n => n.Op is InputOp { Kind: InputKind.Temperature });

    private static Parameter[] From => [new(ParameterKind.Row, "from"), new(ParameterKind.Head, "fromHead")];

    private static Parameter[] To => [new(ParameterKind.WrittenRow, "to"), new(ParameterKind.WrittenHead, "toHead")];

    private void Run(SourceWriter writer) => target.Method(
        writer,
        new MethodHead("void", "Run", [.. From, .. To, new(ParameterKind.WrittenRow, "emitted")]) { IsLong = true },
        () => Forward(writer, body.Program, emits: true));

    private void Advance(SourceWriter writer) => target.Method(
        writer,
        new MethodHead("void", "Advance", [.. From, .. To]) { IsLong = true },
        () => Forward(writer, new RowProgram([body.Next, .. body.Program.Results.Skip(2)]), emits: false));

    private void Forward(SourceWriter writer, RowProgram program, bool emits)
    {
        var scope = NewScope("from", "fromHead", "to", "toHead", "emitted");
        var renderer = new ProgramRenderer(writer, target, program, scope, Rent(), parts);
        Inputs(writer, renderer, program, scope);
        renderer.Place(program.Results[0], new RowPlace("to", IsPadded: true));
        if (emits)
            renderer.Place(program.Results[1], new RowPlace("emitted", IsPadded: true, Accumulates: true));
        renderer.Render();
        var heads = program.Results.Skip(emits ? 2 : 1).ToList();
        for (var i = 0; i < heads.Count; i++)
            writer.Line($"toHead[{i}] = {renderer.ScalarOf(heads[i])};");
    }

    private void RunBack(SourceWriter writer) => target.Method(
        writer,
        new MethodHead(
            "void",
            "RunBack",
            [.. From, new(ParameterKind.Row, "emittedCotangent"), new(ParameterKind.WrittenRow, "cotangent"), new(ParameterKind.ChangedNumber, "shift")])
        {
            IsLong = true,
        },
        () =>
        {
            if (adjoint is null)
            {
                writer.Line(target.Refuse("No gradient goes through these steps."));
                return;
            }

            var scope = NewScope("from", "fromHead", "emittedCotangent", "cotangent", "shift");
            var renderer = new ProgramRenderer(writer, target, adjoint.Program, scope, Rent(), parts);
            Inputs(writer, renderer, adjoint.Program, scope);
            renderer.Place(adjoint.Cotangent, new RowPlace("cotangent", IsPadded: true));
            renderer.Render();
            var shift = renderer.ScalarOf(adjoint.Shift);
            if (shift != "shift")
                writer.Line($"shift = {shift};");
        });

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
                case InputKind.EmittedCotangent:
                    renderer.Place(node, new RowPlace("emittedCotangent", IsPadded: true));
                    break;
                case InputKind.CarriedCotangent:
                    renderer.Place(node, new RowPlace("cotangent", IsPadded: true));
                    break;
                case InputKind.CarriedCotangentShift:
                    renderer.Name(node, "shift");
                    break;
                case InputKind.Head:
                    renderer.Name(node, scope.Unique(node.Name));
                    writer.Line(target.Let(renderer.ScalarOf(node), $"fromHead[{input.Index}]"));
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
