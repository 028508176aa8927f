using System.ComponentModel;
using System.Numerics;
using System.Numerics.Tensors;

namespace SubsetGen.Runtime.Layers;

/// <summary>What a backward pass writes.</summary>
/// <typeparam name="T">Element type of the layer.</typeparam>
/// <param name="logits">The gradient for the logits.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct LayerGradients<T>(TensorSpan<T> logits)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Span<T> rowK;
    private readonly Span<T> rowTemperature;

    /// <summary>For the logits.</summary>
    public TensorSpan<T> Logits { get; } = logits;

    /// <summary>For the second input, if the kernel has one.</summary>
    public TensorSpan<T> Second { get; init; }

    /// <summary>For the third.</summary>
    public TensorSpan<T> Third { get; init; }

    /// <summary>For the fourth.</summary>
    public TensorSpan<T> Fourth { get; init; }

    /// <summary>For each row's k, if it is wanted.</summary>
    public Span<T> RowK
    {
        get => rowK;
        init
        {
            rowK = value;
            HasRowK = true;
        }
    }

    /// <summary>
    /// For the temperature, what each row adds to it, if it is wanted. 0 for rows in which nothing is open; NaN where the gradient for
    /// the logits is. Of successive softmaxes with more than one step it is only the part that goes through the logits.
    /// </summary>
    public Span<T> RowTemperature
    {
        get => rowTemperature;
        init
        {
            rowTemperature = value;
            HasRowTemperature = true;
        }
    }

    internal bool HasRowK { get; private init; }

    internal bool HasRowTemperature { get; private init; }
}
