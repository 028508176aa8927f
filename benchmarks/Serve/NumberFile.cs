using System.Runtime.InteropServices;

namespace SubsetGen.Benchmarks.Serve;

/// <summary>Numbers in a file: 32-bit floating point, nothing else, the least significant byte first.</summary>
internal static class NumberFile
{
    /// <summary>Reads a file of so many numbers.</summary>
    /// <exception cref="InvalidDataException">It holds more or fewer.</exception>
    public static float[] Read(string path, int count)
    {
        var bytes = File.ReadAllBytes(path);
        return bytes.Length == count * (long)sizeof(float)
            ? MemoryMarshal.Cast<byte, float>(bytes).ToArray()
            : throw new InvalidDataException($"{path} has {bytes.Length} bytes where {count} numbers were expected.");
    }

    /// <summary>Writes numbers to a file.</summary>
    public static void Write(string path, ReadOnlySpan<float> numbers)
    {
        using var file = File.Create(path);
        file.Write(MemoryMarshal.AsBytes(numbers));
    }
}
