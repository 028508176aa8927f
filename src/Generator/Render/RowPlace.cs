namespace SubsetGen.Generator.Render;

/// <summary>Where a row is in emitted code.</summary>
/// <param name="Name">What holds it.</param>
/// <param name="IsPadded">Whether it is padded to whole vectors; a user's memory is not.</param>
/// <param name="Accumulates">Whether stores add to what is there.</param>
internal sealed record RowPlace(string Name, bool IsPadded, bool Accumulates = false)
{
    public string Load(Target target) => IsPadded ? target.Lane("Load", Name, "i") : target.Lane("LoadPartial", Name, "i", target.Zero);

    public string Store(Target target, string value) =>
        target.Lane(IsPadded ? "Store" : "StorePartial", Accumulates ? $"{Load(target)} + {value}" : value, Name, "i") + ";";
}
