using System.Buffers.Binary;
using System.Security.Cryptography;

namespace SubsetGen.Runtime.Cuda;

/// <summary>
/// Compiled kernels on disk, a file a key. A file appears whole or not at all, so any number of processes can share the folder.
/// It never fails: what cannot be read or written is as if it were not there.
/// </summary>
/// <remarks>A file is a magic number, the key, the SHA-256 of the image, its length, and the image.</remarks>
/// <param name="folder">The folder; null keeps nothing.</param>
internal sealed class KernelCache(string? folder)
{
    private const int KeySize = SHA256.HashSizeInBytes;
    private const int ChecksumAt = 8 + KeySize;
    private const int LengthAt = ChecksumAt + SHA256.HashSizeInBytes;
    private const int HeaderSize = LengthAt + sizeof(long);

    /// <summary>The last byte is the version of this layout.</summary>
    private static ReadOnlySpan<byte> Magic => "SUBSETG\u0001"u8;

    /// <summary>The folder that the user's settings name.</summary>
    public static KernelCache OfUser() => new(CacheFolder.Find());

    /// <summary>The image of a key; null where there is no sound one.</summary>
    public byte[]? Read(ReadOnlySpan<byte> key)
    {
        if (folder is null)
            return null;
        try
        {
            var path = PathOf(key);
            return File.Exists(path) ? Image(File.ReadAllBytes(path), key) : null;
        }
        catch (Exception exception) when (IsRefusal(exception))
        {
            return null;
        }
    }

    /// <summary>Keeps an image.</summary>
    public void Write(ReadOnlySpan<byte> key, ReadOnlySpan<byte> image)
    {
        if (folder is null)
            return;
        string? temporary = null;
        try
        {
            Directory.CreateDirectory(folder);
            temporary = Path.Combine(folder, $"{Guid.NewGuid():N}.tmp");
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                file.Write(Header(key, image));
                file.Write(image);
            }

            File.Move(temporary, PathOf(key), overwrite: true);
        }
        catch (Exception exception) when (IsRefusal(exception))
        {
            Remove(temporary);
        }
    }

    private static byte[] Header(ReadOnlySpan<byte> key, ReadOnlySpan<byte> image)
    {
        var header = new byte[HeaderSize];
        Magic.CopyTo(header);
        key.CopyTo(header.AsSpan(Magic.Length));
        SHA256.HashData(image, header.AsSpan(ChecksumAt));
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(LengthAt), image.Length);
        return header;
    }

    /// <summary>The image in a file, where it is the one of the key and whole.</summary>
    private static byte[]? Image(ReadOnlySpan<byte> file, ReadOnlySpan<byte> key)
    {
        if (file.Length < HeaderSize
            || !file.StartsWith(Magic)
            || !file.Slice(Magic.Length, KeySize).SequenceEqual(key)
            || BinaryPrimitives.ReadInt64LittleEndian(file[LengthAt..]) != file.Length - HeaderSize)
            return null;
        var image = file[HeaderSize..];
        return SHA256.HashData(image).AsSpan().SequenceEqual(file.Slice(ChecksumAt, SHA256.HashSizeInBytes)) ? image.ToArray() : null;
    }

    private static void Remove(string? path)
    {
        try
        {
            if (path is not null)
                File.Delete(path);
        }
        catch (Exception exception) when (IsRefusal(exception))
        {
            // The folder went away with it.
        }
    }

    private static bool IsRefusal(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException;

    private string PathOf(ReadOnlySpan<byte> key) => Path.Combine(folder!, $"{Convert.ToHexStringLower(key)}.kernel");
}
