using SubsetGen.Golden.Sides;
using SubsetGen.Golden.Vectors;
using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Golden.Tables;

/// <summary>A method on a device.</summary>
/// <param name="Single">Its layer in single precision.</param>
/// <param name="Double">Its layer in double precision.</param>
/// <param name="Golden">Its vectors.</param>
internal sealed record MethodRow(TwoSidedLayer Single, TwoSidedLayer Double, Func<IEnumerable<GoldenRows>> Golden)
{
    /// <summary>Where the vectors hold what must come out.</summary>
    public GoldenFields Fields { get; init; } = new();

    /// <summary>Whether it takes logits for pairs of neighbours.</summary>
    public bool HasPairs => Fields.HasPairs;

    /// <summary>Whether another row has the same method with more settings: of this one the short suite has short rows only.</summary>
    public bool IsSpecialCase { get; init; }

    /// <summary>What the short suite has of it beside the usual shapes in the layers' own types.</summary>
    public IReadOnlyList<(DeviceType Storage, int N)> ShortBesides { get; init; } = [];

    /// <summary>Whether rows of a shape are part of the short suite.</summary>
    public bool IsShort(TwoSidedLayer layer, DeviceType storage, BatchShape shape) =>
        ShortBesides.Contains((storage, shape.N))
        || (shape.IsShort && storage == layer.OwnType && (shape.N < 100 || !IsSpecialCase));
}
