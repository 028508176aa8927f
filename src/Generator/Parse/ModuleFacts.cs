namespace SubsetGen.Generator.Parse;

/// <summary>What a class that derives from a TorchSharp module says of itself.</summary>
/// <param name="Base">The module it derives from, as it is written.</param>
/// <param name="Signature">
/// A letter for each input and for the result: t for a tensor, p for a pair of them, ? for anything else.
/// </param>
/// <param name="Result">The type of its result, which an override has to repeat with the names of its parts.</param>
/// <param name="NeedsConstructor">Whether it derives from the module directly and has no constructor of its own.</param>
internal sealed record ModuleFacts(string Base, string Signature, string Result, bool NeedsConstructor)
{
    /// <summary>Whether it takes as many tensors as a layer needs, or one more: a mask or lengths.</summary>
    public bool Fits(bool hasPairs) => Signature == Wanted(hasPairs, false) || TakesLimits(hasPairs);

    /// <summary>Whether the last input is a mask or lengths.</summary>
    public bool TakesLimits(bool hasPairs) => Signature == Wanted(hasPairs, true);

    private static string Wanted(bool hasPairs, bool withLimits) =>
        new string('t', (hasPairs ? 2 : 1) + (withLimits ? 1 : 0)) + (hasPairs ? 'p' : 't');
}
