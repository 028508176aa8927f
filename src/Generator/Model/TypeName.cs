namespace SubsetGen.Generator.Model;

/// <summary>Where the emitted half of a class goes.</summary>
/// <param name="Namespace">Empty for the global namespace.</param>
/// <param name="Name">The class's own name.</param>
/// <param name="Declaration">The declaration to repeat, as <c>partial class Name</c>.</param>
/// <param name="Containers">The declarations around it, outermost first, as <c>partial class Outer</c>.</param>
/// <param name="MetadataName">Unique in the compilation; names the emitted file.</param>
internal sealed record TypeName(string Namespace, string Name, string Declaration, EquatableArray<string> Containers, string MetadataName);
