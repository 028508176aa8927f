using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Golden.Sides;

/// <summary>What functions of a law take and give, in device memory: the same as on the processor.</summary>
internal readonly struct LawTensors
{
    public required DeviceTensor Logits { get; init; }

    public required DeviceTensor OtherLogits { get; init; }

    public required DeviceTensor Subset { get; init; }

    public required DeviceTensor Value { get; init; }

    public required DeviceTensor GradValue { get; init; }

    public required DeviceTensor GradLogits { get; init; }

    public required DeviceTensor GradOtherLogits { get; init; }
}
