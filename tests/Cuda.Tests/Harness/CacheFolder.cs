using System.Security.Cryptography;
using System.Text;

namespace SubsetGen.Cuda.Tests.Harness;

/// <summary>
/// Where what compilers made lies until the next run of the tests: a folder of the user's, its files named by a hash of what
/// went in.
/// </summary>
internal static class CacheFolder
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    public static string Path { get; } = Open();

    /// <summary>The path of a file that stands for all of these texts.</summary>
    public static string File(string extension, params IReadOnlyList<string> texts) =>
        System.IO.Path.Combine(Path, $"{Hash(texts)}{extension}");

    /// <summary>Whether the file is there; then it stays for another while.</summary>
    public static bool Has(string file)
    {
        if (!System.IO.File.Exists(file))
            return false;
        System.IO.File.SetLastWriteTimeUtc(file, DateTime.UtcNow);
        return true;
    }

    /// <summary>Makes a file whole or not at all, also where two processes make it at once.</summary>
    public static void Make(string file, Action<string> write)
    {
        var unfinished = $"{file}.{Guid.NewGuid():N}";
        try
        {
            write(unfinished);
            System.IO.File.Move(unfinished, file, overwrite: true);
        }
        finally
        {
            System.IO.File.Delete(unfinished);
        }
    }

    /// <summary>Makes a folder whole or not at all, likewise; one that is there stays for another while.</summary>
    public static string MakeFolder(string folder, Action<string> fill)
    {
        if (Directory.Exists(folder))
        {
            Directory.SetLastWriteTimeUtc(folder, DateTime.UtcNow);
            return folder;
        }

        var unfinished = Directory.CreateDirectory($"{folder}.{Guid.NewGuid():N}").FullName;
        try
        {
            fill(unfinished);
            Directory.Move(unfinished, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            // Another process was faster, with the same texts.
        }
        finally
        {
            if (Directory.Exists(unfinished))
                Directory.Delete(unfinished, recursive: true);
        }

        return folder;
    }

    private static string Hash(params IReadOnlyList<string> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var text in texts)
        {
            // With its length, so that no two lists of texts look the same.
            var bytes = Encoding.UTF8.GetBytes(text);
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }

        return Convert.ToHexString(hash.GetHashAndReset().AsSpan(0, 16));
    }

    private static string Open()
    {
        var parent = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData) is { Length: > 0 } folder
            ? folder
            : System.IO.Path.GetTempPath();
        var cache = Directory.CreateDirectory(System.IO.Path.Combine(parent, "SubsetGen", "tests"));
        foreach (var entry in cache.EnumerateFileSystemInfos().Where(entry => entry.LastWriteTimeUtc < DateTime.UtcNow - KeptFor))
        {
            if (entry is DirectoryInfo directory)
                directory.Delete(recursive: true);
            else
                entry.Delete();
        }

        return cache.FullName;
    }
}
