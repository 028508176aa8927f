using System.Numerics;
using SubsetGen.Runtime.Numerics;
using SubsetGen.Runtime.Random;

namespace SubsetGen.Runtime.Layers.Packed;

/// <summary>Forward over short rows, a vector of them at a time; those that are not ordinary go one by one.</summary>
internal static class PackedForward
{
    public static void Run<V, T, TKernel, TNoise>(in ForwardJob<T, TKernel, TNoise> job, int first, int end)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKernel : struct, IRowKernel<T>
        where TNoise : INoise
    {
        var workspace = Workspace<T>.Current;
        for (; first < end; first += V.Count)
        {
            workspace.Reset();
            var count = Math.Min(V.Count, end - first);
            var row = PackedLoader.Load<V, T, TKernel, TNoise>(
                job.Logits, job.Limits, job.Tape.Logits, job.RowK, job.Call, first, count, workspace, out var lanes);
            for (var left = lanes; left != 0;)
            {
                var some = RowsOfOneK.First<V, T, TKernel>(row, left, out var same);
                Write(job, some, first, same);
                left &= ~same;
            }

            for (var lane = 0; lane < count; lane++)
                if (((lanes >> lane) & 1) == 0)
                    job.Run<V>(first + lane, workspace);
        }
    }

    private static void Write<V, T, TKernel, TNoise>(in ForwardJob<T, TKernel, TNoise> job, in PackedRow<V, T> row, int first, ulong lanes)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKernel : struct, IRowKernel<T>
        where TNoise : INoise
    {
        var output = new RowOutput<T>
        {
            First = row.Workspace.Rent(row.Length),
            Kept = TKernel.KeepsRow ? row.Workspace.Rent(row.Length) : default,
            Saved = row.Workspace.Rent(TKernel.SavedScalars * V.Count),
        };
        TKernel.ForwardPacked(row, output);
        Columns.Write<V, T>(output.First, job.Output, first, lanes);
        if (!job.Tape.Output.IsEmpty)
            Columns.Write<V, T>(output.First, job.Tape.Output, first, lanes);
        if (!job.Tape.Kept.IsEmpty)
            Columns.Write<V, T>(output.Kept, job.Tape.Kept, first, lanes);
        if (!job.Tape.Saved.IsEmpty)
            Columns.Write<V, T>(output.Saved, job.Tape.Saved, first, lanes);
    }
}
