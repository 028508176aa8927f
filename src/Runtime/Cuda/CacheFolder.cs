namespace SubsetGen.Runtime.Cuda;

/// <summary>Where compiled kernels are kept: a folder of the user's, or none.</summary>
internal static class CacheFolder
{
    /// <summary>Names another folder; set to nothing, it turns the cache off.</summary>
    public const string Variable = "SUBSETGEN_CACHE";

    /// <summary>The folder, which need not exist; null for no cache.</summary>
    public static string? Find() => Find(
        Environment.GetEnvironmentVariable(Variable),
        OperatingSystem.IsWindows() ? null : Environment.GetEnvironmentVariable("XDG_CACHE_HOME"),
        OperatingSystem.IsWindows()
            ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : Below(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"));

    /// <param name="chosen">What the variable says.</param>
    /// <param name="shared">The desktop's folder for caches, where it is an absolute path.</param>
    /// <param name="otherwise">The folder for caches that every user has.</param>
    public static string? Find(string? chosen, string? shared, string? otherwise)
    {
        if (chosen is not null)
            return chosen.Length == 0 ? null : Path.GetFullPath(chosen);
        return Below(Path.IsPathFullyQualified(shared ?? string.Empty) ? shared : otherwise, Path.Combine("subsetgen", "kernels"));
    }

    private static string? Below(string? folder, string name) => string.IsNullOrEmpty(folder) ? null : Path.Combine(folder, name);
}
