using System.Buffers.Binary;
using System.IO.Compression;

namespace SubsetGen.TorchSharpVae.Data;

/// <summary>
/// Reads images from IDX, the format of MNIST and of sets made after it: two zero bytes, the type of the numbers, how many
/// dimensions, each dimension as a big-endian 32-bit number, then the numbers. The file may be compressed with gzip.
/// </summary>
internal static class IdxFile
{
    private const byte UnsignedBytes = 0x08;
    private const int Dimensions = 3;
    private const int HeaderBytes = 4 + 4 * Dimensions;
    private const int MaxExpansion = 1 << 30;

    private static ReadOnlySpan<byte> GzipSignature => [0x1F, 0x8B];

    /// <summary>Reads images of 28 x 28 bytes.</summary>
    /// <param name="file">The whole file.</param>
    /// <exception cref="IdxFormatException">It is no such file, or a damaged one.</exception>
    public static ImageSet Read(byte[] file)
    {
        var bytes = file.AsSpan().StartsWith(GzipSignature) ? Expand(file) : file;
        CheckHeader(bytes);
        var (count, rows, columns) = (Dimension(bytes, 0), Dimension(bytes, 1), Dimension(bytes, 2));
        if (rows != ImageSet.Side || columns != ImageSet.Side)
            throw new IdxFormatException($"its images are {rows} x {columns}, not {ImageSet.Side} x {ImageSet.Side}");
        if (count == 0)
            throw new IdxFormatException("it holds no images");
        var (expected, there) = ((long)count * ImageSet.Pixels, (long)bytes.Length - HeaderBytes);
        if (there != expected)
            throw new IdxFormatException($"it is corrupt: {count} images take {expected} bytes, and it has {there}");
        return new(bytes[HeaderBytes..]);
    }

    private static void CheckHeader(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4 || bytes[0] != 0 || bytes[1] != 0)
            throw new IdxFormatException("it is not an IDX file");
        if (bytes[2] != UnsignedBytes)
            throw new IdxFormatException($"its numbers are of type 0x{bytes[2]:X2}; images are of unsigned bytes, 0x{UnsignedBytes:X2}");
        if (bytes[3] == 1)
            throw new IdxFormatException("it holds labels, not images");
        if (bytes[3] != Dimensions)
            throw new IdxFormatException($"it has {bytes[3]} dimensions; images have {Dimensions}");
        if (bytes.Length < HeaderBytes)
            throw new IdxFormatException("it is corrupt: it is shorter than a header");
    }

    private static uint Dimension(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes[(4 + 4 * at)..]);

    // Grows with what really comes out, so that a header that lies about its length costs nothing.
    private static byte[] Expand(byte[] compressed)
    {
        using var expanded = new MemoryStream();
        try
        {
            using var inflater = new GZipStream(new MemoryStream(compressed), CompressionMode.Decompress);
            var chunk = new byte[1 << 16];
            for (int count; (count = inflater.Read(chunk)) > 0;)
            {
                expanded.Write(chunk, 0, count);
                if (expanded.Length > MaxExpansion)
                    throw new IdxFormatException("it expands to more than 1 GB");
            }
        }
        catch (InvalidDataException)
        {
            throw new IdxFormatException("it is corrupt: it does not expand");
        }

        return expanded.ToArray();
    }
}
