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

    private static string Write() => CacheFolder.MakeFolder(CacheFolder.File(".headers", Texts), folder =>
    {
        foreach (var (name, text) in DeviceLibrary.Headers)
        {
            var file = System.IO.Path.Combine(folder, name);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
    });
}
