namespace SubsetGen.Runtime.Programs;

/// <summary>Carried rows of a Repeat with their heads, in scratch memory; but for the first, which stays where it is.</summary>
/// <typeparam name="T">Element type.</typeparam>
/// <param name="first">Row 0.</param>
/// <param name="firstHead">Its head.</param>
/// <param name="memory">Room for all others, <paramref name="slot"/> elements each.</param>
/// <param name="slot">From one row to the next.</param>
internal readonly ref struct KeptRows<T>(ReadOnlySpan<T> first, ReadOnlySpan<T> firstHead, Span<T> memory, int slot)
{
    private readonly ReadOnlySpan<T> first = first;
    private readonly ReadOnlySpan<T> firstHead = firstHead;
    private readonly Span<T> memory = memory;

    /// <summary>Row <paramref name="j"/>.</summary>
    public ReadOnlySpan<T> Row(int j) => j == 0 ? first : RowRoom(j);

    /// <summary>The head of row <paramref name="j"/>.</summary>
    public ReadOnlySpan<T> Head(int j) => j == 0 ? firstHead : HeadRoom(j);

    /// <summary>Where row <paramref name="j"/> is written, from 1.</summary>
    public Span<T> RowRoom(int j) => memory.Slice((j - 1) * slot, first.Length);

    /// <summary>Where its head is written.</summary>
    public Span<T> HeadRoom(int j) => memory.Slice(((j - 1) * slot) + first.Length, firstHead.Length);
}
