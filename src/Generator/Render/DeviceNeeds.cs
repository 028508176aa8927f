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
        [typeof(RepeatNumberOp)] = (false, null),
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
        [typeof(InOrderOp)] = (true, "Sorts"),
        [typeof(RankOp)] = (true, null),
        [typeof(ItemAtOp)] = (true, null),
        [typeof(PartialSumOp)] = (true, null),
        [typeof(StepSumOp)] = (false, null),
        [typeof(TopKOp)] = (false, null),
        [typeof(DesignOp)] = (true, "Designs"),
        [typeof(ScoredSamplesOp)] = (true, null),
    };

    /// <summary>Designs that differ from the others: each item has a number of its own; or a dynamic programme lies behind the draw.</summary>
    private static readonly IReadOnlyDictionary<string, (bool ReadsOthers, string? Member)> OfDesigns = new Dictionary<string, (bool, string?)>
    {
        ["Pareto"] = (false, "OrderDesigns"),
        ["AdjustedPareto"] = (false, "OrderDesigns"),
        ["ConditionalPoisson"] = (true, "ScanDesigns"),
        ["Sampford"] = (true, "ScanDesigns"),
    };

    private readonly Dictionary<string, List<int>> sizes = [];

    /// <summary>Whether threads read items of a row that are not their own, so that rows lie in memory.</summary>
    public bool ReadsOthers { get; private set; }

    /// <summary>Rows that are rented, in one pass at most.</summary>
    public int Rows { get; private set; }

    /// <summary>What the runtime is told: members, with the size of each operation that they count.</summary>
    public IEnumerable<(string Member, IReadOnlyList<int> Sizes)> Sizes =>
        sizes.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => (s.Key, (IReadOnlyList<int>)s.Value));

    /// <summary>Whether the table has an operation; a test asks for all.</summary>
    public static bool Knows(Type operation) => Table.ContainsKey(operation);

    /// <summary>Takes in an operation.</summary>
    /// <param name="op">The operation.</param>
    /// <param name="size">The sets of cells of a scan, the numbers that travel with the rows of steps; else 1.</param>
    public void Add(RowOp op, int size = 1)
    {
        var (readsOthers, member) = op is DesignOp design && OfDesigns.TryGetValue(design.Design, out var own) ? own : Table[op.GetType()];
        ReadsOthers |= readsOthers;
        if (member is null)
            return;
        if (!sizes.TryGetValue(member, out var known))
            sizes.Add(member, known = []);
        known.Add(size);
    }

    /// <summary>Takes in rows that are rented.</summary>
    public void AddRows(int rows) => Rows += rows;

    /// <summary>Takes in a pass that runs instead of what was taken in so far.</summary>
    public void OrElse(DeviceNeeds other)
    {
        ReadsOthers |= other.ReadsOthers;
        Rows = Math.Max(Rows, other.Rows);
        foreach (var (member, others) in other.Sizes)
            sizes[member] = sizes.TryGetValue(member, out var known) ? Larger(known, others) : [.. others];
    }

    /// <summary>Sizes that are enough for either of two passes: the largest with the largest, and so on.</summary>
    private static List<int> Larger(IEnumerable<int> a, IEnumerable<int> b)
    {
        var (first, second) = (a.OrderByDescending(size => size).ToList(), b.OrderByDescending(size => size).ToList());
        return [.. Enumerable.Range(0, Math.Max(first.Count, second.Count))
            .Select(i => Math.Max(i < first.Count ? first[i] : 0, i < second.Count ? second[i] : 0))];
    }
}
