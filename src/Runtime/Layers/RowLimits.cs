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

    /// <summary>Copies a row into padded memory with every item that does not take part at minus infinity.</summary>
    internal void Copy<T>(ReadOnlySpan<T> logits, int row, Span<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var n = logits.Length;
        logits.CopyTo(x);
        x[n..].Fill(T.NegativeInfinity);
        if (lengths != null)
        {
            x[lengths[row]..].Fill(T.NegativeInfinity);
        }
        else if (mask != null)
        {
            var allowed = mask + ((long)row * n);
            for (var i = 0; i < n; i++)
                x[i] = allowed[i] ? x[i] : T.NegativeInfinity;
        }
    }
}
