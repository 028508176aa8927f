using System.ComponentModel;
using System.Numerics;

namespace SubsetGen.Runtime.Layers;

/// <summary>Which items of a batch take part: all, those under a mask, or the first of each row.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct RowLimits
{
    private readonly bool* mask;
    private readonly int* lengths;

    internal RowLimits(bool* mask, int* lengths)
    {
        this.mask = mask;
        this.lengths = lengths;
    }

    /// <summary>Whether every item takes part.</summary>
    internal bool IsNone => mask == null && lengths == null;

    /// <summary>Copies a row with every item that does not take part at minus infinity.</summary>
    internal void Copy<T>(ReadOnlySpan<T> logits, int row, Span<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var n = logits.Length;
        if (lengths != null)
        {
            logits[..lengths[row]].CopyTo(x);
            x[lengths[row]..n].Fill(T.NegativeInfinity);
            return;
        }

        var allowed = mask + ((long)row * n);
        for (var i = 0; i < n; i++)
            x[i] = allowed[i] ? logits[i] : T.NegativeInfinity;
    }
}
