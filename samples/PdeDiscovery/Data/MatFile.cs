using System.IO.Compression;
using System.Text;

namespace SubsetGen.PdeDiscovery.Data;

/// <summary>
/// Reads the real numeric matrices of a MAT file of level 5 (what MATLAB writes with -v6 and -v7), compressed or not.
/// </summary>
internal static class MatFile
{
    private const int HeaderBytes = 128;
    private const int VersionAt = 124;
    private const int MaxExpansion = 1 << 29;

    /// <summary>Reads every variable.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <returns>By name; null for a variable that is not a real numeric matrix.</returns>
    /// <exception cref="MatFormatException">It is no such file, or a damaged one.</exception>
    public static Dictionary<string, MatArray?> Read(ReadOnlySpan<byte> bytes)
    {
        CheckHeader(bytes);
        var variables = new Dictionary<string, MatArray?>(StringComparer.Ordinal);
        var elements = new MatElements(bytes[HeaderBytes..]);
        while (elements.HasNext)
        {
            var payload = elements.Next(out var type);
            if (type == MatType.Compressed)
                payload = new MatElements(Expand(payload), padded: false).Next(out type);
            if (type != MatType.Matrix)
                throw new MatFormatException("it is corrupt: something other than a variable stands among the variables");
            var array = MatArray.Read(payload, out var name);
            variables[name] = array;
        }

        return variables;
    }

    private static void CheckHeader(ReadOnlySpan<byte> bytes)
    {
        var start = Encoding.ASCII.GetString(bytes[..Math.Min(bytes.Length, 19)]);
        if (start.StartsWith("MATLAB 7.3 MAT-file", StringComparison.Ordinal))
            throw new MatFormatException("it is a MAT file of version 7.3 (HDF5); save it with -v7");
        if (bytes.Length < HeaderBytes)
            throw new MatFormatException("it is not a MAT file: it is shorter than a header");
        var version = bytes.Slice(VersionAt, 2);
        var endian = bytes.Slice(VersionAt + 2, 2);
        if (endian.SequenceEqual("MI"u8))
            throw new MatFormatException("it is a big-endian MAT file; only little-endian ones are read");
        if (!endian.SequenceEqual("IM"u8) || version[0] != 0 || version[1] != 1)
            throw new MatFormatException("it is not a MAT file of level 5");
    }

    // Grows with what really comes out, so that a header that lies about its length costs nothing.
    private static byte[] Expand(ReadOnlySpan<byte> compressed)
    {
        using var expanded = new MemoryStream();
        try
        {
            using var inflater = new ZLibStream(new MemoryStream(compressed.ToArray()), CompressionMode.Decompress);
            var chunk = new byte[1 << 16];
            for (int count; (count = inflater.Read(chunk)) > 0;)
            {
                expanded.Write(chunk, 0, count);
                if (expanded.Length > MaxExpansion)
                    throw new MatFormatException("a variable expands to more than 512 MB");
            }
        }
        catch (InvalidDataException)
        {
            throw new MatFormatException("it is corrupt: a compressed variable does not expand");
        }

        return expanded.ToArray();
    }
}
