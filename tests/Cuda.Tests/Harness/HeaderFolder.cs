using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Cuda.Tests.Harness;

/// <summary>The device library that the runtime carries, as files: for a compiler that reads its headers from a folder.</summary>
internal static class HeaderFolder
{
    private static readonly Lazy<string> Written = new(Write);

    /// <summary>All texts of the headers.</summary>
    public static IReadOnlyList<string> Texts { get; } =
        [.. DeviceLibrary.Headers.SelectMany(header => new[] { header.Name, header.Text })];

    /// <summary>The folder to give to the compiler, named by what is in it.</summary>
    public static string Path => Written.Value;

    private static string Write()
    {
        var folder = CacheFolder.File(".headers", Texts);
        if (Directory.Exists(folder))
        {
            Directory.SetLastWriteTimeUtc(folder, DateTime.UtcNow);
            return folder;
        }

        var unfinished = Directory.CreateDirectory($"{folder}.{Guid.NewGuid():N}").FullName;
        foreach (var (name, text) in DeviceLibrary.Headers)
        {
            var file = System.IO.Path.Combine(unfinished, name);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        try
        {
            Directory.Move(unfinished, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            // Another process was faster, with the same texts.
            Directory.Delete(unfinished, recursive: true);
        }

        return folder;
    }
}
