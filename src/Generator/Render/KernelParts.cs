using System;
using System.Collections.Generic;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Render;

/// <summary>The types and methods that the programs of one variant call; written once, after the programs.</summary>
internal sealed class KernelParts
{
    private readonly List<(string Name, string Likeness, string Text)> parts = [];
    private readonly Scope names = new("Step");

    /// <summary>The step of the variant's Repeat; backward brings the adjoint.</summary>
    public StepBody? Step { get; private set; }

    public AdjointBody? Adjoint { get; private set; }

    /// <exception cref="NotSupportedException">The variant has another Repeat already.</exception>
    public void AddStep(StepBody step, AdjointBody? adjoint)
    {
        Step ??= step;
        if (Printer.Text(Step.Program) != Printer.Text(step.Program))
            throw new NotSupportedException("A variant has steps of one kind.");
        Adjoint ??= adjoint;
    }

    /// <summary>Adds a part unless it is there already, and says what it is called.</summary>
    /// <param name="name">What to call it if no other part is called so.</param>
    /// <param name="write">Writes the part under a name.</param>
    public string Add(string name, Action<SourceWriter, string> write)
    {
        var likeness = Text(write, name);
        foreach (var part in parts)
            if (part.Likeness == likeness)
                return part.Name;
        var unique = names.Unique(name);
        parts.Add((unique, likeness, Text(write, unique)));
        return unique;
    }

    public void Write(SourceWriter writer)
    {
        foreach (var (_, _, text) in parts)
        {
            writer.Line();
            writer.Lines(text.TrimEnd('\n').Split('\n'));
        }
    }

    private static string Text(Action<SourceWriter, string> write, string name)
    {
        var writer = new SourceWriter();
        write(writer, name);
        return writer.ToString();
    }
}
