namespace SubsetGen.Golden.Tables;

/// <summary>A size in which layers are checked: rows of which a block has several, of a warp, of a block, and such that lie in memory.</summary>
/// <param name="Rows">Rows.</param>
/// <param name="N">Items of a row; a multiple of nothing.</param>
/// <param name="K">Items chosen of it.</param>
internal sealed record BatchShape(int Rows, int N, double K)
{
    public static IReadOnlyList<BatchShape> All { get; } =
    [
        new(21, 31, 5) { IsShort = true },
        new(5, 350, 20),
        new(3, 1003, 50) { IsShort = true },
        new(2, 9001, 5),
        new(2, 40_001, 3),
    ];

    public static IReadOnlyList<BatchShape> ForDraws { get; } = [new(100, 31, 5) { IsShort = true }, new(20, 90, 5) { IsShort = true }, new(20, 350, 5), new(3, 40_001, 5)];

    /// <summary>Whether an emulated device is fast enough for it.</summary>
    public bool IsShort { get; init; }
}
