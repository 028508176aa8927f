using System.Numerics;
using System.Numerics.Tensors;
using SubsetGen.Runtime.Layers.Packed;
using SubsetGen.Runtime.Numerics;
using SubsetGen.Runtime.Random;

namespace SubsetGen.Runtime.Layers;

/// <summary>Backward over rows in pinned memory.</summary>
internal readonly struct BackwardJob<T, TKernel, TNoise> : IRowJob
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TKernel : struct, IRowKernel<T>
    where TNoise : INoise
{
    /// <summary>The call that forward made.</summary>
    public required LayerCall Call { get; init; }

    /// <summary>Which items take part; of a tape all, for in its logits the others are at minus infinity.</summary>
    public required RowLimits Limits { get; init; }

    /// <summary>What forward read and wrote, on a tape or where the caller kept it.</summary>
    public required TapeRows<T> Tape { get; init; }

    public required Rows<T> RowK { get; init; }

    /// <summary>What arrives for the first output.</summary>
    public required Rows<T> Arriving { get; init; }

    /// <summary>What arrives for the second output.</summary>
    public required Rows<T> SecondArriving { get; init; }

    public required Rows<T> GradLogits { get; init; }

    public required Rows<T> GradSecond { get; init; }

    public required Rows<T> GradThird { get; init; }

    public required Rows<T> GradFourth { get; init; }

    public required Rows<T> GradK { get; init; }

    public required Rows<T> GradTemperature { get; init; }

    public int Together => ShortRows.Together<T, TKernel>(GradLogits.Length, Call);

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
        Span<T> unwantedK = stackalloc T[1];
        Span<T> ofSteps = stackalloc T[1];
        if (TKernel.KeepsRow && GradTemperature.IsEmpty)
        {
            // Whatever is special about the row is in what forward kept.
            FromKept<V>(row, GradK.IsEmpty ? unwantedK : GradK[row], workspace);
            return;
        }

        var k = RowK.IsEmpty ? Call.K : double.CreateTruncating(RowK[row][0]);
        var gradLogits = GradLogits[row];
        var gradSecond = GradSecond[row];
        var gradThird = GradThird[row];
        var gradFourth = GradFourth[row];
        var further = new FurtherRows<T> { Second = Tape.Second[row], Third = Tape.Third[row], Fourth = Tape.Fourth[row] };
        var gradK = GradK.IsEmpty ? unwantedK : GradK[row];
        var loaded = RowLoader.Load<V, T, TKernel, TNoise>(
            Tape.Logits[row], further, Limits, default, row, k, Call, workspace);
        if (loaded.Kind == RowKind.Invalid || (loaded.Kind == RowKind.Settled && !TKernel.TakesSettled) || loaded.IsShared)
        {
            var constant = loaded.Kind == RowKind.Invalid ? T.NaN : T.Zero;
            gradLogits.Fill(constant);
            gradSecond.Fill(constant);
            gradThird.Fill(constant);
            gradFourth.Fill(constant);
            gradK.Fill(constant);
            GradTemperature[row].Fill(constant);
            return;
        }

        var gradient = new RowGradient<T>
        {
            First = TKernel.Arriving == RowExtent.One
                ? Arriving[row]
                : OfSamples(Arriving[row], workspace)[(loaded.Certain * loaded.Row.StepStride)..],
            Second = SecondArriving.IsEmpty
                ? default
                : TKernel.SecondOutput == RowExtent.One
                    ? SecondArriving[row]
                    : Padded(OfSamples(SecondArriving[row], workspace), loaded.Row.Length, workspace),
            Kept = Tape.Kept[row],
            Saved = Tape.Saved[row],
            Output = Tape.Output[row],
            SecondOutput = Tape.SecondOutput[row],
            Logits = gradLogits,
            SecondInput = gradSecond,
            ThirdInput = gradThird,
            FourthInput = gradFourth,
            K = gradK,
            Temperature = ofSteps,
        };
        ofSteps[0] = T.Zero;
        TKernel.Backward<V>(loaded.Row, gradient);
        if (!GradTemperature.IsEmpty)
            GradTemperature[row][0] = TemperatureGradient.Of<V, T>(loaded.Row, gradient) + ofSteps[0];
    }

    private void Run<V>(int first, int end)
        where V : struct, ILanes<V, T>
    {
        if (Together > 1)
        {
            PackedBackward.Run<V, T, TKernel, TNoise>(this, first, end);
            return;
        }

        var workspace = Workspace<T>.Current;
        for (var row = first; row < end; row++)
            Run<V>(row, workspace);
    }

    private void FromKept<V>(int row, Span<T> gradK, Workspace<T> workspace)
        where V : struct, ILanes<V, T>
    {
        var gradLogits = GradLogits[row];
        var unloaded = new Row<T> { Length = gradLogits.Length, Temperature = T.CreateTruncating(Call.Temperature), Workspace = workspace };
        TKernel.Backward<V>(unloaded, new RowGradient<T>
        {
            First = OfSamples(Arriving[row], workspace),
            Kept = Tape.Kept[row],
            Logits = gradLogits,
            K = gradK,
        });
    }

    /// <summary>Samples differ in their draws only, so what arrives for them adds up.</summary>
    private ReadOnlySpan<T> OfSamples(ReadOnlySpan<T> arriving, Workspace<T> workspace)
    {
        if (Call.Samples == 1)
            return arriving;
        var length = arriving.Length / Call.Samples;
        var sum = workspace.Rent(length)[..length];
        arriving[..length].CopyTo(sum);
        for (var start = length; start < arriving.Length; start += length)
            TensorPrimitives.Add(sum, arriving.Slice(start, length), sum);
        return sum;
    }

    private static ReadOnlySpan<T> Padded(ReadOnlySpan<T> row, int n, Workspace<T> workspace)
    {
        var padded = workspace.Rent(n);
        row.CopyTo(padded);
        padded[row.Length..].Clear();
        return padded;
    }
}
