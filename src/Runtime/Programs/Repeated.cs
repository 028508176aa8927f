using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using SubsetGen.Runtime.Layers;
using SubsetGen.Runtime.Numerics;

namespace SubsetGen.Runtime.Programs;

/// <summary>Runs the steps of a Repeat, and runs them backwards over rows it computes again.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Repeated
{
    /// <summary>Rows kept at once, in bytes, before every row of a long run is kept only in segments: about what a core's cache holds.</summary>
    private const int MostBytesKept = 4 * 1024 * 1024;

    /// <summary>All steps from <paramref name="carried"/>, which is overwritten.</summary>
    /// <param name="step">The step.</param>
    /// <param name="carried">The initial row; afterwards the last one.</param>
    /// <param name="head">Its head; afterwards the last one's.</param>
    /// <param name="count">Number of steps.</param>
    /// <param name="emitted">Receives the sum of what the steps emit, or each, <paramref name="stride"/> apart.</param>
    /// <param name="stride">0 for the sum.</param>
    /// <param name="n">Items in what a step emits.</param>
    /// <param name="workspace">Scratch memory.</param>
    public static void Forward<V, T, TStep>(
        scoped ref TStep step,
        scoped Span<T> carried,
        scoped Span<T> head,
        int count,
        scoped Span<T> emitted,
        int stride,
        int n,
        Workspace<T> workspace)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TStep : IStep<T>, allows ref struct
    {
        // Steps write to padded memory, so that their passes have no tails.
        var padded = workspace.Rent(n);
        padded.Clear();
        for (var j = 0; j < count;)
        {
            var steps = step.StepsAtOnce(head, stride == 0 ? count - j : 1);
            step.Run<V>(carried, head, carried, head, padded, steps);
            if (stride != 0)
            {
                padded[..n].CopyTo(emitted.Slice(j * stride, n));
                padded.Clear();
            }

            j += steps;
        }

        if (stride == 0)
            padded[..n].CopyTo(emitted);
        else
            emitted[(count * stride)..].Clear();
    }

    /// <summary>
    /// The adjoint of all steps. Memory: at most two times the square root of <paramref name="count"/> rows once all of them
    /// would not stay in cache; then each row is computed twice.
    /// </summary>
    /// <param name="step">The step.</param>
    /// <param name="initial">The initial row.</param>
    /// <param name="head">Its head.</param>
    /// <param name="count">Number of steps.</param>
    /// <param name="emittedCotangent">Gradient for what the steps emit: the same for all, or <paramref name="stride"/> apart.</param>
    /// <param name="stride">0 where all steps share it.</param>
    /// <param name="n">Items in a row.</param>
    /// <param name="cotangent">Receives the gradient for the initial row, or for its logarithm, less the shift.</param>
    /// <param name="shared">
    /// Receives the shift, which the gradients of all items have in common, or all have as much of as they weigh; where it has one, the steps'
    /// part of the gradient for the temperature; and where several steps may be one pass, the number times which the initial row belongs to its
    /// gradient. Zeros at the beginning.
    /// </param>
    /// <param name="workspace">Scratch memory.</param>
    public static void Reverse<V, T, TStep>(
        scoped ref TStep step,
        scoped ReadOnlySpan<T> initial,
        scoped ReadOnlySpan<T> head,
        int count,
        scoped ReadOnlySpan<T> emittedCotangent,
        int stride,
        int n,
        scoped Span<T> cotangent,
        scoped Span<T> shared,
        Workspace<T> workspace)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TStep : IStep<T>, allows ref struct
    {
        var slot = initial.Length + Workspace<T>.Padded(head.Length);
        var segment = (long)count * slot * Unsafe.SizeOf<T>() <= MostBytesKept
            ? Math.Max(count, 1)
            : (int)Math.Ceiling(Math.Sqrt(count));
        var segments = (count + segment - 1) / segment;
        var memory = workspace.Rent((segment - 1) * slot);
        var starts = new KeptRows<T>(initial, head, workspace.Rent(Math.Max(segments - 1, 0) * slot), slot);
        for (var s = 1; s < segments; s++)
        {
            var from = s - 1;
            for (var j = 0; j < segment; from = s)
            {
                var steps = step.StepsAtOnce(starts.Head(from), stride == 0 ? segment - j : 1);
                step.Advance<V>(starts.Row(from), starts.Head(from), starts.RowRoom(s), starts.HeadRoom(s), steps);
                j += steps;
            }
        }

        var arriving = workspace.Rent(n);
        arriving[n..].Clear();
        emittedCotangent[..n].CopyTo(arriving);
        cotangent.Clear();
        for (var s = segments - 1; s >= 0; s--)
        {
            var kept = new KeptRows<T>(starts.Row(s), starts.Head(s), memory, slot);
            var first = s * segment;
            var left = Math.Min(segment, count - first);
            var last = 0;
            int steps;
            while ((steps = step.StepsAtOnce(kept.Head(last), stride == 0 ? left : 1)) < left)
            {
                step.Advance<V>(kept.Row(last), kept.Head(last), kept.RowRoom(last + 1), kept.HeadRoom(last + 1), steps);
                left -= steps;
                last++;
            }

            // Of the row after the last step there is no gradient: any row stands for it.
            var after = starts.Row(Math.Min(s + 1, segments - 1));
            for (var row = last; row >= 0; row--)
            {
                if (stride != 0)
                    emittedCotangent.Slice((first + row) * stride, n).CopyTo(arriving);
                // From all rows but the last as many steps were taken as can be.
                if (row < last)
                    steps = step.StepsAtOnce(kept.Head(row), stride == 0 ? count : 1);
                step.RunBack<V>(kept.Row(row), kept.Head(row), after, arriving, cotangent, shared, steps);
                after = kept.Row(row);
            }
        }
    }
}
