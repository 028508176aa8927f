using System.Runtime.InteropServices;
using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Golden.Batches;

/// <summary>Numbers as memory holds them, rounded to the nearest, ties to even.</summary>
internal static class Stored
{
    /// <summary>The bytes of an array.</summary>
    public static byte[] Bytes(double[] values, DeviceType type) => type switch
    {
        DeviceType.Double => Bytes<double>(values),
        DeviceType.Single => Bytes<float>([.. values.Select(v => (float)v)]),
        DeviceType.Half => Bytes<Half>([.. values.Select(v => (Half)(float)v)]),
        DeviceType.BFloat16 => Bytes<ushort>([.. values.Select(v => ToBFloat16((float)v))]),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Layers do not compute with it."),
    };

    /// <summary>The numbers in an array of bytes.</summary>
    public static double[] Numbers(byte[] bytes, DeviceType type) => type switch
    {
        DeviceType.Double => MemoryMarshal.Cast<byte, double>(bytes).ToArray(),
        DeviceType.Single => [.. MemoryMarshal.Cast<byte, float>(bytes).ToArray().Select(v => (double)v)],
        DeviceType.Half => [.. MemoryMarshal.Cast<byte, Half>(bytes).ToArray().Select(v => (double)v)],
        DeviceType.BFloat16 => [.. MemoryMarshal.Cast<byte, ushort>(bytes).ToArray().Select(v => (double)BitConverter.UInt32BitsToSingle((uint)v << 16))],
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Layers do not compute with it."),
    };

    public static double[] Round(double[] values, DeviceType type) => Numbers(Bytes(values, type), type);

    /// <summary>Half of the distance from 1 to the next number.</summary>
    public static double Rounding(DeviceType type) => type switch
    {
        DeviceType.Half => 1.0 / (1 << 11),
        DeviceType.BFloat16 => 1.0 / (1 << 8),
        DeviceType.Single => 1.0 / (1 << 24),
        _ => 1.0 / (1L << 53),
    };

    private static byte[] Bytes<T>(T[] values)
        where T : unmanaged => MemoryMarshal.AsBytes(values.AsSpan()).ToArray();

    private static ushort ToBFloat16(float value)
    {
        var bits = BitConverter.SingleToUInt32Bits(value);
        // A NaN whose low bits alone are set would become an infinity.
        return float.IsNaN(value) ? (ushort)((bits >> 16) | 0x40) : (ushort)((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16);
    }
}
