using System.ComponentModel;

namespace SubsetGen.Runtime.Layers;

/// <summary>What a kernel reads and writes for one row going backward.</summary>
/// <typeparam name="T">Element type of the layer.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct RowGradient<T>
    where T : unmanaged
{
    /// <summary>What arrives for the first output: a gradient, or the losses of the samples.</summary>
    public ReadOnlySpan<T> First { get; init; }

    /// <summary>What arrives for the second output, if there is one; padded with zeros.</summary>
    public ReadOnlySpan<T> Second { get; init; }

    /// <summary>The row that forward kept, if the kernel keeps one.</summary>
    public ReadOnlySpan<T> Kept { get; init; }

    /// <summary>The scalars that forward kept.</summary>
    public ReadOnlySpan<T> Saved { get; init; }

    /// <summary>The first output, where the kernel asks that it be kept.</summary>
    public ReadOnlySpan<T> Output { get; init; }

    /// <summary>The second output, where the kernel asks that it be kept.</summary>
    public ReadOnlySpan<T> SecondOutput { get; init; }

    /// <summary>Receives the gradient for the logits.</summary>
    public Span<T> Logits { get; init; }

    /// <summary>Receives the gradient for the second input, if there is one.</summary>
    public Span<T> SecondInput { get; init; }

    /// <summary>Receives the gradient for the third input.</summary>
    public Span<T> ThirdInput { get; init; }

    /// <summary>Receives the gradient for the fourth input.</summary>
    public Span<T> FourthInput { get; init; }

    /// <summary>Receives the gradient for k, one number; of a kernel that has none, empty.</summary>
    public Span<T> K { get; init; }

    /// <summary>Receives the steps' part of the gradient for the temperature, one number, from a kernel that has it; else stays 0.</summary>
    public Span<T> Temperature { get; init; }
}
