namespace SubsetGen.Generator.Model;

/// <summary>A layer that can be compiled, or what is wrong with it.</summary>
/// <param name="Type">The annotated class.</param>
/// <param name="Spec">
/// The layer; where there are errors, one with the same members to stand in for it, or null where the class can hold none.
/// </param>
/// <param name="Errors">Why it cannot be compiled: id and message, a line each. Empty for a layer that can.</param>
internal sealed record ParsedLayer(TypeName Type, LayerSpec? Spec, EquatableArray<string> Errors);
