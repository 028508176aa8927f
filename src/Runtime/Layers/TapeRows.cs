namespace SubsetGen.Runtime.Layers;

/// <summary>The rows of a tape in pinned memory, or of what a caller keeps in its place; those that are not kept are empty.</summary>
internal readonly struct TapeRows<T>
    where T : unmanaged
{
    /// <summary>The logits; of a tape as forward saw them: items that do not take part at minus infinity.</summary>
    public Rows<T> Logits { get; init; }

    /// <summary>What the kernel reads instead of them.</summary>
    public Rows<T> Kept { get; init; }

    public Rows<T> Second { get; init; }

    public Rows<T> Third { get; init; }

    public Rows<T> Fourth { get; init; }

    /// <summary>Scalars that forward found.</summary>
    public Rows<T> Saved { get; init; }

    public Rows<T> Output { get; init; }

    public Rows<T> SecondOutput { get; init; }
}
