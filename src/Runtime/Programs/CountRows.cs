using System.ComponentModel;
using System.Numerics;

namespace SubsetGen.Runtime.Programs;

/// <summary>The rows from which the probability of a count of independent items is differentiated, and into which.</summary>
/// <typeparam name="T">Element type of the layer.</typeparam>
/// <param name="left">How likely each item is left.</param>
/// <param name="taken">How likely it is taken: 1 less that.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct CountRows<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> taken)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How likely each item is left.</summary>
    public ReadOnlySpan<T> Left { get; } = left;

    /// <summary>How likely each item is taken.</summary>
    public ReadOnlySpan<T> Taken { get; } = taken;

    /// <summary>A direction of the probabilities that items are taken, that of the others being its opposite; empty for none.</summary>
    public ReadOnlySpan<T> Along { get; init; }

    /// <summary>Receives the derivatives in <see cref="Left"/>; empty where they are not wanted.</summary>
    public Span<T> ByLeft { get; init; }

    /// <summary>Receives the derivatives in <see cref="Taken"/>; empty where they are not wanted.</summary>
    public Span<T> ByTaken { get; init; }

    /// <summary>Receives how the derivatives in <see cref="Left"/> change along the direction; empty where that is not wanted.</summary>
    public Span<T> ByLeftAlong { get; init; }

    /// <summary>Receives how the derivatives in <see cref="Taken"/> change along the direction; empty where that is not wanted.</summary>
    public Span<T> ByTakenAlong { get; init; }
}
