using System.Text;

namespace SubsetGen.Samples.Report;

/// <summary>Files that are there whole or not at all: written beside their place, then moved into it.</summary>
internal static class AtomicFile
{
    /// <summary>Finds out whether a file could be put there, leaving nothing behind.</summary>
    /// <exception cref="UserErrorException">It could not.</exception>
    public static void CheckWritable(string path) => Attempt(path, () =>
    {
        var folder = FolderOf(path);
        while (!Directory.Exists(folder) && !File.Exists(folder))
            folder = Path.GetDirectoryName(folder)!;
        if (File.Exists(folder))
            throw new IOException($"'{folder}' is not a folder");
        File.Delete(WriteTemporary(folder, temporary => WriteText(temporary, "")));
    });

    /// <summary>Writes the file, in UTF-8; replaces what was there.</summary>
    /// <exception cref="UserErrorException">It cannot be written; what was there is untouched.</exception>
    public static void WriteAllText(string path, string text) => Write(path, temporary => WriteText(temporary, text));

    /// <summary>Has the file written by others; replaces what was there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes it at the path that it is given.</param>
    /// <exception cref="UserErrorException">It cannot be written; what was there is untouched.</exception>
    public static void Write(string path, Action<string> write) => Attempt(path, () =>
    {
        var folder = FolderOf(path);
        Directory.CreateDirectory(folder);
        var temporary = WriteTemporary(folder, write);
        try
        {
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    });

    private static string FolderOf(string path)
    {
        var full = Path.GetFullPath(path);
        return !Directory.Exists(full) && Path.GetFileName(full).Length > 0
            ? Path.GetDirectoryName(full)!
            : throw new IOException("it is a folder");
    }

    private static void WriteText(string path, string text) =>
        File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    private static string WriteTemporary(string folder, Action<string> write)
    {
        var temporary = Path.Combine(folder, $".report.{Path.GetRandomFileName()}.tmp");
        try
        {
            write(temporary);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }

        return temporary;
    }

    private static void Attempt(string path, Action write)
    {
        try
        {
            write();
        }
        catch (UnauthorizedAccessException)
        {
            throw new UserErrorException($"cannot write '{path}': access is denied");
        }
        catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException)
        {
            throw new UserErrorException($"cannot write '{path}': {e.Message}");
        }
    }
}
