using System.ComponentModel;

namespace SubsetGen.Runtime.Cuda;

/// <summary>The tensors on one side of a call: inputs, outputs, what arrives, or gradients.</summary>
/// <param name="First">The logits, the subset, or what belongs to them.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct DeviceOperands(DeviceTensor First)
{
    /// <summary>What belongs to the second input or output.</summary>
    public DeviceTensor Second { get; init; }

    /// <summary>What belongs to the third input.</summary>
    public DeviceTensor Third { get; init; }

    /// <summary>What belongs to the fourth.</summary>
    public DeviceTensor Fourth { get; init; }

    /// <summary>A k for each row, or its gradient.</summary>
    public DeviceTensor RowK { get; init; }

    /// <summary>
    /// The gradient for the temperature, what each row adds to it; of the type in which the layer computes, so float for logits of half
    /// the size.
    /// </summary>
    public DeviceTensor RowTemperature { get; init; }

    /// <summary>Which items take part.</summary>
    public DeviceLimits Limits { get; init; }
}
