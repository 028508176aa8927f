using System.Numerics;
using SubsetGen.Runtime.Numerics;
using SubsetGen.Runtime.Random;

namespace SubsetGen.Runtime.Layers.Packed;

/// <summary>Backward over short rows, a vector of them at a time; those that are not ordinary go one by one.</summary>
internal static class PackedBackward
{
    public static void Run<V, T, TKernel, TNoise>(in BackwardJob<T, TKernel, TNoise> job, int first, int end)
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
            var row = Load<V, T, TKernel, TNoise>(job, first, count, workspace, out var lanes);
            for (var left = lanes; left != 0;)
            {
                var some = RowsOfOneK.First<V, T, TKernel>(row, left, out var same);
                Write(job, some, first, count, same);
                left &= ~same;
            }

            for (var lane = 0; lane < count; lane++)
                if (((lanes >> lane) & 1) == 0)
                    job.Run<V>(first + lane, workspace);
        }
    }

    /// <summary>
    /// The rows as forward saw them. Where it kept a row, all that is special about them is in that one, and nothing but the gradient for the
    /// temperature needs their logits.
    /// </summary>
    private static PackedRow<V, T> Load<V, T, TKernel, TNoise>(
        in BackwardJob<T, TKernel, TNoise> job, int first, int count, Workspace<T> workspace, out ulong lanes)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKernel : struct, IRowKernel<T>
        where TNoise : INoise
    {
        if (!TKernel.KeepsRow)
            return PackedLoader.Load<V, T, TKernel, TNoise>(
                job.Tape.Logits, job.Limits, default, job.RowK, job.Call, first, count, workspace, out lanes);
        lanes = (1UL << count) - 1;
        return new PackedRow<V, T>
        {
            Logits = job.GradTemperature.IsEmpty
                ? default
                : PackedLoader.Read<V, T, TNoise>(job.Tape.Logits, job.Limits, default, job.RowK, job.Call, first, count, workspace),
            Length = job.GradLogits.Length * V.Count,
            Temperature = T.CreateTruncating(job.Call.Temperature),
            Lambda = T.CreateTruncating(job.Call.Lambda),
            Workspace = workspace,
        };
    }

    private static void Write<V, T, TKernel, TNoise>(
        in BackwardJob<T, TKernel, TNoise> job, in PackedRow<V, T> row, int first, int count, ulong lanes)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TKernel : struct, IRowKernel<T>
        where TNoise : INoise
    {
        var gradient = new RowGradient<T>
        {
            First = Read<V, T>(job.Arriving, first, count, row.Workspace),
            Kept = TKernel.KeepsRow ? Read<V, T>(job.Tape.Kept, first, count, row.Workspace) : default,
            Output = TKernel.KeepsOutput ? Read<V, T>(job.Tape.Output, first, count, row.Workspace) : default,
            Saved = TKernel.KeepsRow ? default : Read<V, T>(job.Tape.Saved, first, count, row.Workspace),
            Logits = row.Workspace.Rent(row.Length),
            K = row.Workspace.Rent(V.Count),
            Temperature = row.Workspace.Rent(V.Count),
        };
        TKernel.BackwardPacked(row, gradient);
        Columns.Write<V, T>(gradient.Logits, job.GradLogits, first, lanes);
        if (!job.GradK.IsEmpty)
            Columns.Write<V, T>(gradient.K, job.GradK, first, lanes);
        if (job.GradTemperature.IsEmpty)
            return;
        V.Store(OfTemperature(row, gradient.Logits), gradient.Temperature, 0);
        Columns.Write<V, T>(gradient.Temperature, job.GradTemperature, first, lanes);
    }

    /// <summary>As <see cref="TemperatureGradient"/> has it.</summary>
    private static V OfTemperature<V, T>(in PackedRow<V, T> row, ReadOnlySpan<T> gradLogits)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V sum = T.Zero;
        for (var i = 0; i < row.Length; i += V.Count)
        {
            var logit = V.Load(row.Logits, i);
            sum = V.MulAdd(V.Select(V.Less(V.Abs(logit), T.PositiveInfinity), logit, T.Zero), V.Load(gradLogits, i), sum);
        }

        return -sum / row.Temperature;
    }

    private static Span<T> Read<V, T>(Rows<T> rows, int first, int count, Workspace<T> workspace)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var columns = workspace.Rent(rows.Length * V.Count);
        Columns.Read<V, T>(rows, first, count, columns);
        return columns;
    }
}
