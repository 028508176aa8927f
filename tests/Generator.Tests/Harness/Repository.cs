namespace SubsetGen.Generator.Tests.Harness;

/// <summary>Files of the repository that are neither code nor copied beside the tests.</summary>
internal static class Repository
{
    /// <summary>The folder with the solution, above the one the tests run in.</summary>
    public static string Root { get; } = FindRoot();

    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Root, .. path]));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SubsetGen.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("No folder above the tests holds SubsetGen.sln.");
    }
}
