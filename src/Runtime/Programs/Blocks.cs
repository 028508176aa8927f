using System.ComponentModel;

namespace SubsetGen.Runtime.Programs;

/// <summary>How many items a pass that sums takes in before it closes its sums.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Blocks
{
    /// <summary>Items in a block, a multiple of every vector length: about the square root of the longest rows there are.</summary>
    public const int Length = 2048;
}
