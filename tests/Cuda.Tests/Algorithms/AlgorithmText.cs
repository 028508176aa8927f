namespace SubsetGen.Cuda.Tests.Algorithms;

/// <summary>A kernel for each algorithm that works on a whole row and that a mapping allows: <c>algorithms.cu</c>.</summary>
internal static class AlgorithmText
{
    public static string Text { get; } = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Algorithms", "algorithms.cu"));
}
