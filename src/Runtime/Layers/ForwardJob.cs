using System.Numerics;
using SubsetGen.Runtime.Layers.Packed;
using SubsetGen.Runtime.Numerics;
using SubsetGen.Runtime.Random;

namespace SubsetGen.Runtime.Layers;

/// <summary>Forward over rows in pinned memory.</summary>
internal readonly struct ForwardJob<T, TKernel, TNoise> : IRowJob
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TKernel : struct, IRowKernel<T>
    where TNoise : INoise
{
    public required LayerCall Call { get; init; }

    public required RowLimits Limits { get; init; }

    public required Rows<T> Logits { get; init; }

    public required Rows<T> Second { get; init; }

    public required Rows<T> Third { get; init; }

    public required Rows<T> Fourth { get; init; }

    public required Rows<T> RowK { get; init; }

    public required Rows<T> Output { get; init; }

    public required Rows<T> SecondOutput { get; init; }

    /// <summary>What the tape keeps; empty where there is none.</summary>
    public required TapeRows<T> Tape { get; init; }

    public int Together => ShortRows.Together<T, TKernel>(Logits.Length, Call);

    public void Run(int first, int end)
    {
        if (LaneWidth.Bits == 512)
            Run<Lanes512<T>>(first, end);
        else if (LaneWidth.Bits == 256)
            Run<Lanes256<T>>(first, end);
        else
            Run<Lanes128<T>>(first, end);
    }

    /// <summary>Computes one row, whatever is special about it.</summary>
    public void Run<V>(int row, Workspace<T> workspace)
        where V : struct, ILanes<V, T>
    {
        workspace.Reset();
        Span<T> unsaved = stackalloc T[TKernel.SavedScalars];
        var output = new RowOutput<T>
        {
            First = Output[row],
            Second = SecondOutput[row],
            Kept = !TKernel.KeepsRow ? default : Tape.Kept.IsEmpty ? workspace.Rent(Logits.Length) : Tape.Kept[row],
            Saved = Tape.Saved.IsEmpty ? unsaved : Tape.Saved[row],
        };
        var k = RowK.IsEmpty ? Call.K : double.CreateTruncating(RowK[row][0]);
        var further = new FurtherRows<T> { Second = Second[row], Third = Third[row], Fourth = Fourth[row] };
        var loaded = RowLoader.Load<V, T, TKernel, TNoise>(
            Logits[row], further, Limits, Tape.Logits[row], row, k, Call, workspace);
        Write<V>(loaded, output);
        Keep(further.Second, Tape.Second[row]);
        Keep(further.Third, Tape.Third[row]);
        Keep(further.Fourth, Tape.Fourth[row]);
        Keep(output.First, Tape.Output[row]);
        Keep(output.Second, Tape.SecondOutput[row]);
    }

    private void Run<V>(int first, int end)
        where V : struct, ILanes<V, T>
    {
        if (Together > 1)
        {
            PackedForward.Run<V, T, TKernel, TNoise>(this, first, end);
            return;
        }

        var workspace = Workspace<T>.Current;
        for (var row = first; row < end; row++)
            Run<V>(row, workspace);
    }

    private static void Write<V>(in LoadedRow<T> loaded, in RowOutput<T> output)
        where V : struct, ILanes<V, T>
    {
        if (loaded.Kind == RowKind.Invalid)
        {
            output.First.Fill(T.NaN);
            output.Second.Fill(T.NaN);
            output.Kept.Fill(T.NaN);
        }
        else if (loaded.Kind == RowKind.Settled && !TKernel.TakesSettled)
        {
            SettledRows.Write<T, TKernel>(loaded, output);
            output.Kept.Clear();
        }
        else if (loaded.Certain == 0 || TKernel.TakesSettled)
        {
            TKernel.Forward<V>(loaded.Row, output);
            if (loaded.IsShared)
                output.Kept.Clear();
        }
        else
        {
            var steps = output.First[(loaded.Certain * loaded.Row.StepStride)..];
            TKernel.Forward<V>(loaded.Row, new RowOutput<T> { First = steps, Second = output.Second, Kept = output.Kept, Saved = output.Saved });
            SettledRows.AddCertain(loaded, output.First);
        }
    }

    private static void Keep(ReadOnlySpan<T> row, Span<T> kept)
    {
        if (!kept.IsEmpty)
            row.CopyTo(kept);
    }
}
