using System.Numerics;
using System.Numerics.Tensors;
using SubsetGen.Runtime.Numerics;
using SubsetGen.Runtime.Random;

namespace SubsetGen.Runtime.Layers.Packed;

/// <summary>Reads several rows at once: masks, perturbs and packs them, and finds out which of them are ordinary.</summary>
internal static class PackedLoader
{
    /// <summary>Loads as many rows as fit.</summary>
    /// <param name="logits">The logits as the user passed them, or as the tape kept them.</param>
    /// <param name="limits">Which items take part.</param>
    /// <param name="kept">Where the tape wants the logits, excluded items at minus infinity; or empty.</param>
    /// <param name="rowK">Items to choose in each row; or empty.</param>
    /// <param name="call">The call.</param>
    /// <param name="first">The first row.</param>
    /// <param name="count">How many rows there are, at most a vector's lanes.</param>
    /// <param name="workspace">Scratch memory; the packed rows are in it.</param>
    /// <param name="lanes">A bit for each row that is packed. All others are to be computed one by one.</param>
    public static PackedRow<V, T> Load<V, T, TKernel, TNoise>(
        Rows<T> logits, scoped in RowLimits limits, Rows<T> kept, Rows<T> rowK, scoped in LayerCall call, int first, int count, Workspace<T> workspace, out ulong lanes)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKernel : struct, IRowKernel<T>
        where TNoise : INoise
    {
        var n = logits.Length;
        var x = Read<V, T, TNoise>(logits, limits, kept, rowK, call, first, count, workspace);
        var t = T.CreateTruncating(call.Temperature);
        V k = T.CreateTruncating(call.K);
        if (!rowK.IsEmpty)
            k = V.LoadPartial(rowK.Block(first, count), 0, T.Zero);
        var extremes = PackedExtremes<V, T>.Of(x, n);
        var isPacked = extremes.AreOrdinary
            & V.LessEqual(extremes.Largest - extremes.Smallest, TKernel.LargestPackedWidth(t))
            & ~V.LessEqual(extremes.Allowed, k) & ~V.Equal(k, T.Zero) & V.Less(T.Zero, extremes.Allowed);
        lanes = V.MaskBits(isPacked) & ((1UL << count) - 1);
        if (lanes != 0 && V.MaskBits(~isPacked) != 0)
        {
            // What is in the other lanes must not hold up a search.
            for (var i = 0; i < x.Length; i += V.Count)
                V.Store(V.Select(isPacked, V.Load(x, i), T.Zero), x, i);
        }

        return new PackedRow<V, T>
        {
            Logits = x,
            Length = n * V.Count,
            LargestLogit = V.Select(isPacked, extremes.Largest, T.Zero),
            SmallestLogit = V.Select(isPacked, extremes.Smallest, T.Zero),
            Allowed = V.Select(isPacked, extremes.Allowed, T.CreateTruncating(n)),
            K = V.Select(isPacked | (V.Less(T.Zero, k) & V.Less(k, T.CreateTruncating(n))), k, T.CreateTruncating(0.5 * n)),
            Temperature = t,
            Lambda = T.CreateTruncating(call.Lambda),
            First = first,
            Count = count,
            Key = call.Key,
            Workspace = workspace,
        };
    }

    /// <summary>Reads and packs rows, whatever is special about them.</summary>
    public static Span<T> Read<V, T, TNoise>(
        Rows<T> logits, scoped in RowLimits limits, Rows<T> kept, Rows<T> rowK, scoped in LayerCall call, int first, int count, Workspace<T> workspace)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TNoise : INoise
    {
        var length = logits.Length * V.Count;
        var x = workspace.Rent(length)[..length];
        if (limits.IsNone && typeof(TNoise) == typeof(NoNoise))
        {
            Columns.Read<V, T>(logits, first, count, x);
            if (!kept.IsEmpty)
                logits.Block(first, count).CopyTo(kept.Block(first, count));
        }
        else
        {
            Stage<V, T, TNoise>(logits, limits, kept, rowK, call, first, count, x, workspace);
        }

        return x;
    }

    /// <summary>Rows with limits or noise go by way of a copy.</summary>
    private static unsafe void Stage<V, T, TNoise>(
        Rows<T> logits, scoped in RowLimits limits, Rows<T> kept, Rows<T> rowK, scoped in LayerCall call, int first, int count, Span<T> x, Workspace<T> workspace)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TNoise : INoise
    {
        var n = logits.Length;
        var copy = workspace.Rent(count * n);
        var noise = workspace.Rent(n);
        for (var lane = 0; lane < count; lane++)
        {
            var row = first + lane;
            var staged = copy.Slice(lane * n, n);
            if (limits.IsNone)
                logits[row].CopyTo(staged);
            else
                limits.Copy(logits[row], row, staged);
            if (!kept.IsEmpty)
                staged.CopyTo(kept[row]);
            if (typeof(TNoise) == typeof(NoNoise))
                continue;
            TNoise.Fill<V, T>(noise, call.Key, row, rowK.IsEmpty ? call.K : double.CreateTruncating(rowK[row][0]));
            TensorPrimitives.Add(staged, noise[..n], staged);
        }

        fixed (T* start = copy)
            Columns.Read<V, T>(new Rows<T>(start, n), 0, count, x);
    }
}
