using System.Reflection;

namespace SubsetGen.Benchmarks.Gpu;

/// <summary>The peers' programs, which this one carries, in a folder of their own until it is disposed.</summary>
internal sealed class PeerFiles : IDisposable
{
    private const string Prefix = "peers/";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("subsetgen-peers-");

    public PeerFiles()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var source = assembly.GetManifestResourceStream(name)!;
            using var file = File.Create(Path.Combine(_folder.FullName, name[Prefix.Length..]));
            source.CopyTo(file);
        }
    }

    /// <summary>The program to start.</summary>
    public string Program => Path.Combine(_folder.FullName, "measure.py");

    public void Dispose() => _folder.Delete(recursive: true);
}
