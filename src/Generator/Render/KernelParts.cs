using System;
using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Render;

/// <summary>The types and methods that the programs of one variant call; written once, after the programs.</summary>
internal sealed class KernelParts
{
    private readonly List<(string Name, Action<SourceWriter> Write)> parts = [];

    /// <summary>The step of the variant's Repeat; backward brings the adjoint.</summary>
    public StepBody? Step { get; private set; }

    public AdjointBody? Adjoint { get; private set; }

    public void AddStep(StepBody step, AdjointBody? adjoint)
    {
        Step ??= step;
        Adjoint ??= adjoint;
    }

    /// <summary>Adds a part unless one of that name is there.</summary>
    public void Add(string name, Action<SourceWriter> write)
    {
        if (parts.All(p => p.Name != name))
            parts.Add((name, write));
    }

    public void Write(SourceWriter writer)
    {
        foreach (var (_, write) in parts)
        {
            writer.Line();
            write(writer);
        }
    }
}
