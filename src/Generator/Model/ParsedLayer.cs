namespace SubsetGen.Generator.Model;

/// <summary>A layer that can be compiled, or what is wrong with it.</summary>
internal sealed record ParsedLayer(TypeName Type, LayerSpec? Spec, EquatableArray<string> Errors);
