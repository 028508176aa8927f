using System.ComponentModel;

namespace SubsetGen.Runtime.Layers;

/// <summary>What a kernel writes for one row going forward.</summary>
/// <typeparam name="T">Element type of the layer.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct RowOutput<T>
    where T : unmanaged
{
    /// <summary>The row of the first output; or its steps, zeroed, <see cref="Row{T}.StepStride"/> apart; or its samples, one after another.</summary>
    public Span<T> First { get; init; }

    /// <summary>The row of the second output, if there is one.</summary>
    public Span<T> Second { get; init; }

    /// <summary>Room for the row that backward reads instead of the logits, if the kernel keeps one.</summary>
    public Span<T> Kept { get; init; }

    /// <summary>Room for the scalars that backward needs.</summary>
    public Span<T> Saved { get; init; }
}
