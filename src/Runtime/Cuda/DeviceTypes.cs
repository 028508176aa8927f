namespace SubsetGen.Runtime.Cuda;

/// <summary>What follows from an element type.</summary>
internal static class DeviceTypes
{
    /// <summary>The bytes of an element.</summary>
    public static int Size(this DeviceType type) => type switch
    {
        DeviceType.Single or DeviceType.Int32 => 4,
        DeviceType.Double => 8,
        DeviceType.Half or DeviceType.BFloat16 => 2,
        DeviceType.Bool => 1,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "This is no element type."),
    };

    /// <summary>Whether it holds the numbers of a layer.</summary>
    public static bool IsFloatingPoint(this DeviceType type) =>
        type is DeviceType.Single or DeviceType.Double or DeviceType.Half or DeviceType.BFloat16;
}
