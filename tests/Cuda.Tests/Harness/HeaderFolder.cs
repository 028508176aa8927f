using System.Security.Cryptography;
using System.Text;
using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Cuda.Tests.Harness;

/// <summary>The device library as files, for a compiler that reads its headers from a folder. They are those that the runtime carries.</summary>
internal static class HeaderFolder
{
    private static readonly Lock Writing = new();

    /// <summary>A folder to give to the compiler, named by what is in it.</summary>
    public static string Of(string cache)
    {
        var all = string.Concat(DeviceLibrary.Headers.Select(header => $"{header.Name}\0{header.Text}\0"));
        var folder = Path.Combine(cache, $"headers-{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(all)).AsSpan(0, 8))}");
        lock (Writing)
        {
            if (Directory.Exists(folder))
                return folder;
            var unfinished = Directory.CreateDirectory($"{folder}.{Guid.NewGuid():N}").FullName;
            foreach (var (name, text) in DeviceLibrary.Headers)
            {
                var file = Path.Combine(unfinished, name);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
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
        }

        return folder;
    }
}
