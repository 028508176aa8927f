namespace SubsetGen.Generator.Model;

/// <summary>A layer that is a TorchSharp module.</summary>
/// <param name="TakesLimits">Whether its last input is a mask or the lengths of the rows.</param>
/// <param name="Result">The type of its result.</param>
/// <param name="NeedsConstructor">Whether the class leaves its constructor to the generator.</param>
internal sealed record ModuleSpec(bool TakesLimits, string Result, bool NeedsConstructor);
