using System.Collections.Generic;

namespace SubsetGen.Generator.Render;

/// <summary>A method of a kernel's part.</summary>
/// <param name="Result">The type it returns.</param>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">What it is handed.</param>
internal sealed record MethodHead(string Result, string Name, IReadOnlyList<Parameter> Parameters)
{
    /// <summary>Whether it belongs to the type, not to an object of it; then nothing else sees it.</summary>
    public bool IsStatic { get; init; }

    /// <summary>Whether it works on lanes.</summary>
    public bool HasLanes { get; init; } = true;

    /// <summary>
    /// Whether it is compiled by itself: of many loops in one method the JIT compiler lifts nothing out, and at some number of calls in them it
    /// stops inlining.
    /// </summary>
    public bool IsCompiledAlone { get; init; }

    /// <summary>Whether its parameters are too long for a line with its name.</summary>
    public bool IsLong { get; init; }
}
