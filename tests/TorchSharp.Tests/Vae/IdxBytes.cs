using System.Buffers.Binary;
using System.IO.Compression;

namespace SubsetGen.Torch.Tests.Vae;

/// <summary>Writes IDX files, right and wrong ones.</summary>
internal static class IdxBytes
{
    /// <summary>Images of 28 x 28 whose pixels count up from 0.</summary>
    public static byte[] Images(int count) => Of(0x08, [(uint)count, 28, 28], count * 784);

    /// <summary>A header of a type and some dimensions, and after it some bytes.</summary>
    public static byte[] Of(byte type, uint[] dimensions, int length)
    {
        var header = 4 + 4 * dimensions.Length;
        var bytes = new byte[header + length];
        bytes[2] = type;
        bytes[3] = (byte)dimensions.Length;
        for (var i = 0; i < dimensions.Length; i++)
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(4 + 4 * i), dimensions[i]);
        for (var i = 0; i < length; i++)
            bytes[header + i] = (byte)i;
        return bytes;
    }

    /// <summary>The same bytes under gzip.</summary>
    public static byte[] Compress(byte[] bytes)
    {
        var compressed = new MemoryStream();
        using (var deflater = new GZipStream(compressed, CompressionLevel.Fastest))
            deflater.Write(bytes);
        return compressed.ToArray();
    }
}
