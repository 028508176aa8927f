namespace SubsetGen.Runtime.Programs.Packed;

/// <summary>The counts that paths go through that begin at 0 and end, after all items, between two counts.</summary>
/// <param name="Items">How many items there are.</param>
/// <param name="Least">The smallest count at the end.</param>
/// <param name="Most">The largest.</param>
internal readonly record struct CountWindow(int Items, int Least, int Most)
{
    /// <summary>The first and the last count after some of the items.</summary>
    public (int First, int Last) After(int items) => (Math.Max(0, Least - (Items - items)), Math.Min(items, Most));
}
