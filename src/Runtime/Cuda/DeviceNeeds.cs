using System.ComponentModel;

namespace SubsetGen.Runtime.Cuda;

/// <summary>What a kernel asks of a device, in one pass at most: rows, and operations that rent scratch memory of their own.</summary>
/// <param name="Rows">Rows that it keeps between passes over them.</param>
/// <param name="ReadsOthers">Whether its threads read items of other threads, so that rows lie in memory.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record DeviceNeeds(int Rows, bool ReadsOthers)
{
    /// <summary>For each dynamic programme over the items that is run forwards and backwards, its sets of cells.</summary>
    public int[] Scans { get; init; } = [];

    /// <summary>For each from which paths are taken, its sets of cells.</summary>
    public int[] Paths { get; init; } = [];

    /// <summary>One for each run of dependent steps.</summary>
    public int[] Repeats { get; init; } = [];

    /// <summary>For each adjoint of such a run, how many numbers travel with its rows.</summary>
    public int[] Reverses { get; init; } = [];

    /// <summary>One for each row that is sorted.</summary>
    public int[] Sorts { get; init; } = [];

    /// <summary>One for each draw by a design that chooses the items with the smallest of random numbers.</summary>
    public int[] OrderDesigns { get; init; } = [];

    /// <summary>One for each draw by a design that goes from item to item.</summary>
    public int[] Designs { get; init; } = [];

    /// <summary>One for each draw by a design behind which there is a dynamic programme.</summary>
    public int[] ScanDesigns { get; init; } = [];

    /// <summary>Rows that are in use at once: those that are rented, the logits, what arrives, and what steps carry.</summary>
    internal int LiveRows => Rows + 2 + Repeats.Length + (3 * Reverses.Length);

    /// <summary>Whether it runs a dynamic programme, whose cells from 0 to k lie on the threads of a warp.</summary>
    public bool HasScan => Scans.Length + Paths.Length + ScanDesigns.Length > 0;
}
