namespace SubsetGen.TorchSharpVae.Data;

/// <summary>
/// Reads a folder of MNIST's files, or of a set that took over their names (Fashion-MNIST, KMNIST). Only the images are read, for
/// nothing here needs labels.
/// </summary>
internal static class DigitFolder
{
    /// <summary>Where the files are to be had.</summary>
    public const string Source = "https://ossci-datasets.s3.amazonaws.com/mnist/";

    private const string TrainingName = "train-images-idx3-ubyte";
    private const string HeldOutName = "t10k-images-idx3-ubyte";

    /// <summary>The names of the files that are looked for.</summary>
    public static IReadOnlyList<string> FileNames { get; } = [$"{TrainingName}.gz", $"{HeldOutName}.gz"];

    /// <summary>Reads the images of a folder.</summary>
    /// <exception cref="UserErrorException">A file is missing, cannot be read, or does not hold such images.</exception>
    public static Digits Read(string folder)
    {
        if (!Directory.Exists(folder))
            throw new UserErrorException($"cannot read '{folder}': there is no such folder");
        return new(Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))), Images(TrainingName), Images(HeldOutName));

        ImageSet Images(string name) => ReadFile(Find(folder, name));
    }

    // As published, as unpacked, and as some archives name what they unpack.
    private static string Find(string folder, string name)
    {
        string[] names = [$"{name}.gz", name, name.Replace("-idx3", ".idx3", StringComparison.Ordinal)];
        return names.Select(n => Path.Combine(folder, n)).FirstOrDefault(File.Exists)
            ?? throw new UserErrorException($"'{folder}' has no {name}.gz and no {name}; MNIST's files are at {Source}");
    }

    private static ImageSet ReadFile(string path)
    {
        try
        {
            return IdxFile.Read(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IdxFormatException or IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"cannot read '{path}': {e.Message}");
        }
    }
}
