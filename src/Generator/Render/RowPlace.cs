namespace SubsetGen.Generator.Render;

/// <summary>Where a row is in emitted code.</summary>
/// <param name="Span">The span that holds it.</param>
/// <param name="IsPadded">Whether it is padded to whole vectors; a user's memory is not.</param>
/// <param name="Accumulates">Whether stores add to what is there.</param>
internal sealed record RowPlace(string Span, bool IsPadded, bool Accumulates = false)
{
    public string Load(string zero) => IsPadded ? $"V.Load({Span}, i)" : $"V.LoadPartial({Span}, i, {zero})";

    public string Store(string value, string zero)
    {
        var sum = Accumulates ? $"{Load(zero)} + {value}" : value;
        return IsPadded ? $"V.Store({sum}, {Span}, i);" : $"V.StorePartial({sum}, {Span}, i);";
    }
}
