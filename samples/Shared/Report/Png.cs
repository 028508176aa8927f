using System.Buffers.Binary;
using System.IO.Compression;

namespace SubsetGen.Samples.Report;

/// <summary>Encodes images of up to 256 colours as PNG.</summary>
internal static class Png
{
    private const byte SubtractLeft = 1;
    private const uint CrcPolynomial = 0xEDB88320;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Encodes an image.</summary>
    /// <param name="width">Pixels in a line.</param>
    /// <param name="pixels">Palette indices, line by line from the top.</param>
    /// <param name="palette">256 colours of three bytes: red, green, blue.</param>
    public static byte[] Encode(int width, ReadOnlySpan<byte> pixels, ReadOnlySpan<byte> palette)
    {
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], pixels.Length / width);
        header[8] = 8; // bits a pixel
        header[9] = 3; // palette indices

        var file = new MemoryStream();
        file.Write(Signature);
        WriteChunk(file, "IHDR"u8, header);
        WriteChunk(file, "PLTE"u8, palette);
        WriteChunk(file, "IDAT"u8, Compress(width, pixels));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    // Neighbours on a smooth map have neighbouring indices, so differences to the left compress better than the indices.
    private static byte[] Compress(int width, ReadOnlySpan<byte> pixels)
    {
        var compressed = new MemoryStream();
        using (var deflater = new ZLibStream(compressed, CompressionLevel.SmallestSize))
        {
            var line = new byte[width + 1];
            line[0] = SubtractLeft;
            for (var start = 0; start < pixels.Length; start += width)
            {
                byte left = 0;
                for (var i = 0; i < width; i++)
                {
                    line[i + 1] = (byte)(pixels[start + i] - left);
                    left = pixels[start + i];
                }

                deflater.Write(line);
            }
        }

        return compressed.ToArray();
    }

    private static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> word = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(word, data.Length);
        file.Write(word);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(word, ~Crc(Crc(uint.MaxValue, type), data));
        file.Write(word);
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ CrcPolynomial : crc >> 1;
        }

        return crc;
    }
}
