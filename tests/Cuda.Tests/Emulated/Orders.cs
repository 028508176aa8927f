namespace SubsetGen.Cuda.Tests.Emulated;

/// <summary>Orders in which threads take turns: the first thread first, the last first, and seeds.</summary>
internal static class Orders
{
    public static IReadOnlyList<uint> All { get; } = [0, 1, .. Enumerable.Range(2, 30).Select(seed => (uint)seed)];
}
