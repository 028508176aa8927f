using System;
using System.Linq;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Render;

/// <summary>Writes which of the programs that a step has a row takes: the numbers that travel with the row tell.</summary>
internal sealed class StepChoiceRenderer
{
    private readonly Target target;
    private readonly StepBody body;

    /// <param name="target">The language.</param>
    /// <param name="body">The step.</param>
    public StepChoiceRenderer(Target target, StepBody body)
    {
        this.target = target;
        this.body = body;
    }

    /// <summary>How many steps a method takes.</summary>
    public static Parameter Steps => new(ParameterKind.Count, "steps");

    /// <summary>Writes the question how many steps one pass takes.</summary>
    public void StepsAtOnce(SourceWriter writer) => target.Method(
        writer,
        new MethodHead("int", "StepsAtOnce", [new(ParameterKind.Head, "head"), new(ParameterKind.Count, "most")]) { HasLanes = false },
        () => writer.Line(body.Twice is null || !target.ChoosesPrograms ? "return 1;" : $"return most > 1 && {IsBalanced("head")}{HasSquares("head")} ? 2 : 1;"));

    /// <summary>Writes a method of the step: one of its programs, or behind the question which it is all of them.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="method">Its signature; its last parameter is <see cref="Steps"/>.</param>
    /// <param name="programs">What it does with any row, with a balanced one, and in two steps from such a row.</param>
    /// <param name="write">Writes the statements of a program.</param>
    public void Write(
        SourceWriter writer, MethodHead method, (RowProgram Any, RowProgram? Balanced, RowProgram? Twice) programs, Action<RowProgram> write)
    {
        if (programs.Balanced is not { } balanced || !target.ChoosesPrograms)
        {
            target.Method(writer, method, () => write(programs.Any));
            return;
        }

        var parameters = method.Parameters.Where(p => p != Steps).ToList();
        var others = new[]
            {
                (Condition: "steps > 1", Suffix: "Twice", Program: programs.Twice),
                (Condition: $"!({IsBalanced("fromHead")})", Suffix: "Unbalanced", Program: programs.Any),
            }
            .Where(other => other.Program is not null)
            .ToList();
        target.Method(writer, method, () =>
        {
            foreach (var (condition, suffix, _) in others)
            {
                writer.Braces($"if ({condition})", () =>
                {
                    writer.Line(target.CallOwn(method.Name + suffix, [.. parameters.Select(p => p.Name)]) + ";");
                    writer.Line("return;");
                });
                writer.Line();
            }

            write(balanced);
        });
        foreach (var (_, suffix, program) in others)
        {
            writer.Line();
            target.Method(writer, method with { Name = method.Name + suffix, Parameters = parameters }, () => write(program!));
        }
    }

    /// <summary>That squares have not underflowed, where two steps need them.</summary>
    private string HasSquares(string head) => body.Head.ToList().IndexOf(ReduceKind.Squares) is var squares and >= 0
        ? $" && {head}[{squares}] > {target.Literal(target.Element.Least)}"
        : string.Empty;

    private string IsBalanced(string head) =>
        $"{head}[{body.Head.ToList().IndexOf(ReduceKind.Maximum)}] <= {head}[{body.Head.ToList().IndexOf(ReduceKind.Rest)}]";
}
