using System.Buffers.Binary;
using System.Text;

namespace SubsetGen.PdeDiscovery.Data;

/// <summary>A real numeric matrix of a MAT file, in MATLAB's order: column by column.</summary>
/// <param name="Rows">Number of rows.</param>
/// <param name="Columns">Number of columns.</param>
/// <param name="Values">Rows x columns numbers.</param>
internal sealed record MatArray(int Rows, int Columns, double[] Values)
{
    private const int FirstNumericClass = 6;
    private const int LastNumericClass = 15;
    private const uint ComplexFlag = 0x800;

    /// <summary>Reads the payload of a matrix element.</summary>
    /// <param name="payload">The payload.</param>
    /// <param name="name">The variable's name.</param>
    /// <returns>The matrix, or null for what is no real two-dimensional one (text, structs, cells, complex numbers).</returns>
    /// <exception cref="MatFormatException">The payload contradicts itself.</exception>
    public static MatArray? Read(ReadOnlySpan<byte> payload, out string name)
    {
        var parts = new MatElements(payload);
        var flags = parts.Next(out var flagsType);
        var shape = parts.Next(out var shapeType);
        name = Encoding.UTF8.GetString(parts.Next(out _));
        if (flagsType != MatType.UInt32 || flags.Length != 8 || shapeType != MatType.Int32 || shape.Length % 4 != 0)
            throw new MatFormatException("it is corrupt: a matrix has no proper header");

        var word = BinaryPrimitives.ReadUInt32LittleEndian(flags);
        if ((word & 0xFF) is < FirstNumericClass or > LastNumericClass || (word & ComplexFlag) != 0 || shape.Length != 8)
            return null;
        var rows = BinaryPrimitives.ReadInt32LittleEndian(shape);
        var columns = BinaryPrimitives.ReadInt32LittleEndian(shape[4..]);
        var numbers = parts.Next(out var type);
        var width = WidthOf(type);
        if (rows < 0 || columns < 0 || rows * (long)columns * width != numbers.Length)
            throw new MatFormatException($"it is corrupt: variable '{name}' does not hold {rows} x {columns} numbers");
        return new(rows, columns, Decode(numbers, type, width));
    }

    private static int WidthOf(MatType type) => type switch
    {
        MatType.Int8 or MatType.UInt8 => 1,
        MatType.Int16 or MatType.UInt16 => 2,
        MatType.Int32 or MatType.UInt32 or MatType.Single => 4,
        MatType.Double or MatType.Int64 or MatType.UInt64 => 8,
        _ => throw new MatFormatException("it is corrupt: a matrix holds numbers of an unknown type"),
    };

    // A matrix of doubles whose values are all small integers is stored as such, so the stored type says how to read it.
    private static double[] Decode(ReadOnlySpan<byte> bytes, MatType type, int width)
    {
        var values = new double[bytes.Length / width];
        for (var i = 0; i < values.Length; i++)
        {
            var number = bytes.Slice(i * width, width);
            values[i] = type switch
            {
                MatType.Int8 => (sbyte)number[0],
                MatType.UInt8 => number[0],
                MatType.Int16 => BinaryPrimitives.ReadInt16LittleEndian(number),
                MatType.UInt16 => BinaryPrimitives.ReadUInt16LittleEndian(number),
                MatType.Int32 => BinaryPrimitives.ReadInt32LittleEndian(number),
                MatType.UInt32 => BinaryPrimitives.ReadUInt32LittleEndian(number),
                MatType.Single => BinaryPrimitives.ReadSingleLittleEndian(number),
                MatType.Int64 => BinaryPrimitives.ReadInt64LittleEndian(number),
                MatType.UInt64 => BinaryPrimitives.ReadUInt64LittleEndian(number),
                _ => BinaryPrimitives.ReadDoubleLittleEndian(number),
            };
        }

        return values;
    }
}
