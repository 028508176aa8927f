namespace SubsetGen.Runtime.Cuda;

/// <summary>The headers of the device library, which lie in this assembly as resources.</summary>
internal static class DeviceLibrary
{
    private const string Folder = "subsetgen/";

    private static readonly Lazy<DeviceHeader[]> Read = new(ReadAll);

    /// <summary>All headers, by name.</summary>
    public static IReadOnlyList<DeviceHeader> Headers => Read.Value;

    private static DeviceHeader[] ReadAll() =>
    [
        .. typeof(DeviceLibrary).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => new DeviceHeader(name, Text(name))),
    ];

    private static string Text(string name)
    {
        using var reader = new StreamReader(typeof(DeviceLibrary).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
