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
        for (var j = 0; j < count; j++)
        {
            Run<V, T, TStep>(ref step, carried, head, padded);
            if (stride == 0)
                continue;
            padded[..n].CopyTo(emitted.Slice(j * stride, n));
            padded.Clear();
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
    /// Receives the shift, which the gradients of all items have in common, or all have as much of as they weigh; and in a second
    /// number, where it has one, the steps' part of the gradient for the temperature. Zeros at the beginning.
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
            for (var j = 0; j < segment; j++)
            {
                var from = j == 0 ? s - 1 : s;
                Advance<V, T, TStep>(ref step, starts.Row(from), starts.Head(from), starts.RowRoom(s), starts.HeadRoom(s));
            }

        var arriving = workspace.Rent(n);
        arriving[n..].Clear();
        emittedCotangent[..n].CopyTo(arriving);
        cotangent.Clear();
        for (var s = segments - 1; s >= 0; s--)
        {
            var kept = new KeptRows<T>(starts.Row(s), starts.Head(s), memory, slot);
            var first = s * segment;
            var steps = Math.Min(segment, count - first);
            for (var j = 1; j < steps; j++)
                Advance<V, T, TStep>(ref step, kept.Row(j - 1), kept.Head(j - 1), kept.RowRoom(j), kept.HeadRoom(j));

            // Of the row after the last step there is no gradient: any row stands for it.
            var after = starts.Row(Math.Min(s + 1, segments - 1));
            for (var j = steps - 1; j >= 0; j--)
            {
                if (stride != 0)
                    emittedCotangent.Slice((first + j) * stride, n).CopyTo(arriving);
                RunBack<V, T, TStep>(ref step, kept.Row(j), kept.Head(j), after, arriving, cotangent, shared);
                after = kept.Row(j);
            }
        }
    }

    // Each step is compiled by itself: inlined into the kernel, its loops are so many that the JIT compiler lifts nothing out of them.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Run<V, T, TStep>(scoped ref TStep step, scoped Span<T> carried, scoped Span<T> head, scoped Span<T> emitted)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TStep : IStep<T>, allows ref struct =>
        step.Run<V>(carried, head, carried, head, emitted);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Advance<V, T, TStep>(
        scoped ref TStep step, scoped ReadOnlySpan<T> from, scoped ReadOnlySpan<T> fromHead, scoped Span<T> to, scoped Span<T> toHead)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TStep : IStep<T>, allows ref struct =>
        step.Advance<V>(from, fromHead, to, toHead);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RunBack<V, T, TStep>(
        scoped ref TStep step,
        scoped ReadOnlySpan<T> from,
        scoped ReadOnlySpan<T> fromHead,
        scoped ReadOnlySpan<T> to,
        scoped ReadOnlySpan<T> emittedCotangent,
        scoped Span<T> cotangent,
        scoped Span<T> shared)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TStep : IStep<T>, allows ref struct =>
        step.RunBack<V>(from, fromHead, to, emittedCotangent, cotangent, shared);
}
