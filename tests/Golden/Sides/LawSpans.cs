using System.Numerics.Tensors;

namespace SubsetGen.Golden.Sides;

/// <summary>What functions of a law take and give, on the processor. Each takes of it what it has a use for.</summary>
internal readonly ref struct LawSpans<T>
{
    public required ReadOnlyTensorSpan<T> Logits { get; init; }

    /// <summary>The logits of another law.</summary>
    public required ReadOnlyTensorSpan<T> OtherLogits { get; init; }

    /// <summary>A subset of k items in every row.</summary>
    public required ReadOnlyTensorSpan<T> Subset { get; init; }

    /// <summary>Receives the value, one a row.</summary>
    public required Span<T> Value { get; init; }

    /// <summary>What arrives for the value.</summary>
    public required ReadOnlySpan<T> GradValue { get; init; }

    public required TensorSpan<T> GradLogits { get; init; }

    public required TensorSpan<T> GradOtherLogits { get; init; }
}
