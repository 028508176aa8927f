namespace SubsetGen.Runtime.Cuda;

/// <summary>Which items of a batch in device memory take part; by default all.</summary>
public readonly struct DeviceLimits
{
    private DeviceLimits(DeviceTensor mask, DeviceTensor lengths)
    {
        Mask = mask;
        Lengths = lengths;
    }

    internal DeviceTensor Mask { get; }

    internal DeviceTensor Lengths { get; }

    /// <summary>The items under a mask.</summary>
    /// <param name="mask">Shape of the logits, <see cref="DeviceType.Bool"/>; false excludes the item: value 0, gradient 0.</param>
    public static DeviceLimits OfMask(DeviceTensor mask) => new(mask, default);

    /// <summary>The first items of each row.</summary>
    /// <param name="lengths">
    /// One a row, <see cref="DeviceType.Int32"/>: items from there on are excluded. What is below 0 counts as 0, what is above n as n.
    /// </param>
    public static DeviceLimits OfLengths(DeviceTensor lengths) => new(default, lengths);
}
