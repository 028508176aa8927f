namespace SubsetGen.Cuda.Tests.Rows;

/// <summary>How rows lie on threads, one of each sort: threads a row, items a thread, rows a block.</summary>
internal static class RowMappings
{
    public static TheoryData<int, int, int> All => new()
    {
        { 8, 16, 3 },
        { 16, 8, 2 },
        { 32, 8, 1 },
        { 128, 8, 1 },
        { 8, 0, 5 },
        { 32, 0, 2 },
        { 64, 0, 1 },
    };

    /// <summary>An order of its own for each: first threads first, last threads first, at random.</summary>
    public static uint[] Orders => [0, 1, 11];
}
