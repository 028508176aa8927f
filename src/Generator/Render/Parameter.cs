using System.Linq;

namespace SubsetGen.Generator.Render;

/// <summary>What a method is handed.</summary>
internal enum ParameterKind
{
    /// <summary>A whole number.</summary>
    Count,

    /// <summary>A number of the element type.</summary>
    Number,

    /// <summary>A whole number that the method changes.</summary>
    ChangedCount,

    /// <summary>A row of items, read.</summary>
    Row,

    /// <summary>A row of items, written.</summary>
    WrittenRow,

    /// <summary>A few numbers or cells, read.</summary>
    Cells,

    /// <summary>A few numbers or cells, written.</summary>
    WrittenCells,

    /// <summary>The numbers that travel with a carried row, read.</summary>
    Head,

    /// <summary>The same, written.</summary>
    WrittenHead,
}

/// <summary>A parameter of a method, or a row of a type.</summary>
internal readonly record struct Parameter(ParameterKind Kind, string Name)
{
    public static Parameter[] Of(ParameterKind kind, params string[] names) => [.. names.Select(name => new Parameter(kind, name))];
}
