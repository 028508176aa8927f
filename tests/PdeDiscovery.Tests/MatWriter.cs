using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace SubsetGen.PdeDiscovery.Tests;

/// <summary>Writes small MAT files of level 5, to have something to read.</summary>
internal sealed class MatWriter
{
    public const int Int8 = 1, UInt8 = 2, Int16 = 3, UInt16 = 4, Int32 = 5, UInt32 = 6, Single = 7, Double = 9;
    public const int Int64 = 12, UInt64 = 13;

    private readonly MemoryStream file = new();

    public MatWriter()
    {
        var header = new byte[128];
        Encoding.ASCII.GetBytes("MATLAB 5.0 MAT-file").CopyTo(header, 0);
        header[125] = 1;
        header[126] = (byte)'I';
        header[127] = (byte)'M';
        file.Write(header);
    }

    public byte[] Bytes => file.ToArray();

    public MatWriter Add(
        string name, int rows, int columns, double[] values,
        bool compressed = true, int storedAs = Double, uint classAndFlags = 6)
    {
        var flags = new byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(flags, classAndFlags);
        var shape = new byte[8];
        BinaryPrimitives.WriteInt32LittleEndian(shape, rows);
        BinaryPrimitives.WriteInt32LittleEndian(shape.AsSpan(4), columns);
        var numbers = values.SelectMany(v => Store(v, storedAs)).ToArray();

        var payload = new MemoryStream();
        Write(payload, UInt32, flags);
        Write(payload, Int32, shape);
        Write(payload, Int8, Encoding.ASCII.GetBytes(name));
        Write(payload, storedAs, numbers);
        var matrix = new MemoryStream();
        Write(matrix, 14, payload.ToArray());
        if (!compressed)
        {
            file.Write(matrix.ToArray());
            return this;
        }

        var deflated = new MemoryStream();
        using (var deflater = new ZLibStream(deflated, CompressionLevel.Optimal, leaveOpen: true))
            deflater.Write(matrix.ToArray());
        Tag(file, 15, (int)deflated.Length);
        file.Write(deflated.ToArray());
        return this;
    }

    private static byte[] Store(double v, int type) => type switch
    {
        Int8 => [(byte)(sbyte)v],
        UInt8 => [(byte)v],
        Int16 => BitConverter.GetBytes((short)v),
        UInt16 => BitConverter.GetBytes((ushort)v),
        Int32 => BitConverter.GetBytes((int)v),
        UInt32 => BitConverter.GetBytes((uint)v),
        Single => BitConverter.GetBytes((float)v),
        Int64 => BitConverter.GetBytes((long)v),
        UInt64 => BitConverter.GetBytes((ulong)v),
        _ => BitConverter.GetBytes(v),
    };

    // Up to four bytes go into the tag itself, as MATLAB does it.
    private static void Write(MemoryStream stream, int type, byte[] bytes)
    {
        if (bytes.Length is > 0 and <= 4)
        {
            stream.Write(BitConverter.GetBytes((uint)(bytes.Length << 16 | type)));
            stream.Write(bytes);
            stream.Write(new byte[4 - bytes.Length]);
            return;
        }

        Tag(stream, type, bytes.Length);
        stream.Write(bytes);
        stream.Write(new byte[(8 - bytes.Length % 8) % 8]);
    }

    private static void Tag(MemoryStream stream, int type, int length)
    {
        stream.Write(BitConverter.GetBytes(type));
        stream.Write(BitConverter.GetBytes(length));
    }
}
