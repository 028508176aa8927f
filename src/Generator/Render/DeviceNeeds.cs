using System;
using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Render;

/// <summary>What a kernel asks of a device: how its rows lie, and what scratch memory its operations rent.</summary>
internal sealed class DeviceNeeds
{
    /// <summary>
    /// For every operation on whole rows whether threads read items that are not their own, and the member of the runtime's
    /// <c>DeviceNeeds</c> that counts what it rents; null where it rents nothing but rows.
    /// </summary>
    private static readonly IReadOnlyDictionary<Type, (bool ReadsOthers, string? Member)> Table = new Dictionary<Type, (bool, string?)>
    {
        [typeof(ScalarRootOp)] = (false, null),
        [typeof(RepeatOp)] = (false, "Repeats"),
        [typeof(RepeatReverseOp)] = (false, "Reverses"),
        [typeof(RepeatShiftOp)] = (false, null),
        [typeof(ScanOp)] = (true, "Scans"),
        [typeof(ScanGradientOp)] = (true, "Scans"),
        [typeof(ScanHessianOp)] = (true, "Scans"),
        [typeof(ScanSampleOp)] = (true, "Paths"),
        [typeof(ScanBestOp)] = (true, "Paths"),
        [typeof(ShiftOp)] = (true, null),
        [typeof(PairsOp)] = (true, null),
        [typeof(ChainTiltOp)] = (true, null),
        [typeof(ChainLogOddsOp)] = (true, null),
        [typeof(ChainMarginalsOp)] = (true, null),
        [typeof(OrderOp)] = (true, "Sorts"),
        [typeof(RankOp)] = (true, null),
        [typeof(ItemAtOp)] = (true, null),
        [typeof(PartialSumOp)] = (true, "PartialSums"),
        [typeof(StepSumOp)] = (false, null),
        [typeof(TopKOp)] = (false, "Selections"),
        [typeof(DesignOp)] = (true, "Designs"),
        [typeof(ScoredSamplesOp)] = (false, null),
    };

    private readonly Dictionary<string, int> counts = [];

    /// <summary>Whether threads read items of a row that are not their own, so that rows lie in memory.</summary>
    public bool ReadsOthers { get; private set; }

    /// <summary>Rows that are rented, in one pass at most.</summary>
    public int Rows { get; private set; }

    /// <summary>What the runtime is told: members with their values.</summary>
    public IEnumerable<(string Member, int Value)> Counts => counts.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => (c.Key, c.Value));

    /// <summary>Whether the table has an operation; a test asks for all.</summary>
    public static bool Knows(Type operation) => Table.ContainsKey(operation);

    /// <summary>Takes in an operation.</summary>
    /// <param name="op">The operation.</param>
    /// <param name="size">How much of its scratch memory it rents: one, or the sets of cells of a scan.</param>
    public void Add(RowOp op, int size = 1)
    {
        var (readsOthers, member) = Table[op.GetType()];
        ReadsOthers |= readsOthers;
        if (member is not null)
            counts[member] = counts.TryGetValue(member, out var known) ? known + size : size;
    }

    /// <summary>Takes in rows that are rented.</summary>
    public void AddRows(int rows) => Rows += rows;

    /// <summary>Takes in a pass that runs instead of what was taken in so far.</summary>
    public void OrElse(DeviceNeeds other)
    {
        ReadsOthers |= other.ReadsOthers;
        Rows = Math.Max(Rows, other.Rows);
        foreach (var (member, value) in other.Counts)
            counts[member] = Math.Max(counts.TryGetValue(member, out var known) ? known : 0, value);
    }
}
