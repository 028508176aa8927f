using System.Buffers.Binary;

namespace SubsetGen.PdeDiscovery.Data;

/// <summary>Walks over the data elements of a MAT file, or of a part of one: tag, payload, padding to eight bytes.</summary>
/// <param name="bytes">The elements, one after another.</param>
/// <param name="padded">Whether elements are padded; all are, except the compressed ones of the outermost level.</param>
internal ref struct MatElements(ReadOnlySpan<byte> bytes, bool padded = true)
{
    private const int TagBytes = 8;
    private const int SmallPayload = 4;

    private readonly ReadOnlySpan<byte> bytes = bytes;
    private int position;

    /// <summary>Whether another element begins.</summary>
    public readonly bool HasNext => position < bytes.Length;

    /// <summary>Takes the next element.</summary>
    /// <param name="type">What it holds.</param>
    /// <returns>Its payload.</returns>
    /// <exception cref="MatFormatException">It is longer than what is left.</exception>
    public ReadOnlySpan<byte> Next(out MatType type)
    {
        var rest = bytes[position..];
        if (rest.Length < TagBytes)
            throw Truncated();
        var word = BinaryPrimitives.ReadUInt32LittleEndian(rest);
        if (word >> 16 != 0)
            return NextSmall(rest, word, out type);

        type = (MatType)word;
        var length = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
        if (length > rest.Length - TagBytes)
            throw Truncated();
        var end = TagBytes + (int)length;
        position += Math.Min(rest.Length, padded && type != MatType.Compressed ? (end + 7) / 8 * 8 : end);
        return rest[TagBytes..end];
    }

    // Up to four bytes share the tag's eight: length and type are halves of one word, the payload is the other.
    private ReadOnlySpan<byte> NextSmall(ReadOnlySpan<byte> rest, uint word, out MatType type)
    {
        type = (MatType)(word & 0xFFFF);
        var length = (int)(word >> 16);
        if (length > SmallPayload)
            throw new MatFormatException("it is corrupt: a data element has an impossible length");
        position += TagBytes;
        return rest.Slice(TagBytes - SmallPayload, length);
    }

    private static MatFormatException Truncated() => new("it is truncated or corrupt: a data element runs past the end");
}
