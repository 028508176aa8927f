namespace SubsetGen.Runtime.Layers;

/// <summary>Work on the rows of a batch, any of which may run on any thread.</summary>
internal interface IRowJob
{
    /// <summary>Rows that are computed together, where there are so many.</summary>
    int Together { get; }

    /// <summary>Runs the rows from <paramref name="first"/> up to, not including, <paramref name="end"/>.</summary>
    void Run(int first, int end);
}
