namespace SubsetGen.Generator.Diagnostics;

/// <summary>What a violation points at, in words: the analyzer turns it into a location, the pipeline never sees one.</summary>
/// <param name="Kind">What is pointed at.</param>
/// <param name="Name">Its name; empty for the class.</param>
internal readonly record struct Place(PlaceKind Kind, string Name)
{
    /// <summary>The name of the annotated class.</summary>
    public static Place Class { get; } = new(PlaceKind.Class, string.Empty);

    /// <summary>An argument of the attribute; the class where it is not written.</summary>
    public static Place Argument(string name) => new(PlaceKind.Argument, name);

    /// <summary>A member of the class; the class where it is inherited.</summary>
    public static Place Member(string name) => new(PlaceKind.Member, name);

    /// <summary>A type around the class.</summary>
    public static Place Container(string name) => new(PlaceKind.Container, name);
}

/// <summary>The kinds of places.</summary>
internal enum PlaceKind
{
    Class,
    Argument,
    Member,
    Container,
}
