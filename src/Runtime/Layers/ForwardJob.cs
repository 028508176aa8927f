using System.Numerics;
using SubsetGen.Runtime.Numerics;
using SubsetGen.Runtime.Random;

namespace SubsetGen.Runtime.Layers;

/// <summary>Forward over rows in pinned memory.</summary>
internal readonly unsafe struct ForwardJob<V, T, TKernel, TNoise> : IRowJob
    where V : struct, ILanes<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TKernel : struct, IRowKernel<T>
    where TNoise : INoise
{
    private readonly LayerCall call;
    private readonly RowLimits limits;
    private readonly T* logits;
    private readonly T* output;
    private readonly T* keptLogits;
    private readonly T* saved;
    private readonly int n;
    private readonly int outputLength;

    public ForwardJob(
        in LayerCall call, in RowLimits limits, T* logits, T* output, T* keptLogits, T* saved, int n, int outputLength)
    {
        this.call = call;
        this.limits = limits;
        this.logits = logits;
        this.output = output;
        this.keptLogits = keptLogits;
        this.saved = saved;
        this.n = n;
        this.outputLength = outputLength;
    }

    public void Run(int first, int end)
    {
        var workspace = Workspace<T>.Current;
        Span<T> unsaved = stackalloc T[TKernel.SavedScalars];
        for (var row = first; row < end; row++)
        {
            workspace.Reset();
            var kept = keptLogits == null ? default : new Span<T>(keptLogits + ((long)row * n), n);
            var rowSaved = saved == null ? unsaved : new Span<T>(saved + ((long)row * TKernel.SavedScalars), TKernel.SavedScalars);
            var rowOutput = new Span<T>(output + ((long)row * outputLength), outputLength);

            var loaded = RowLoader.Load<V, T, TNoise>(
                new ReadOnlySpan<T>(logits + ((long)row * n), n), limits, kept, row, call, workspace);
            switch (loaded.Kind)
            {
                case RowKind.Invalid:
                    rowOutput.Fill(T.NaN);
                    break;
                case RowKind.Settled:
                    SettledRows.Write(loaded, rowOutput);
                    break;
                default:
                    TKernel.Forward<V>(loaded.Row, rowOutput[(loaded.Certain * loaded.Row.StepStride)..], rowSaved);
                    if (loaded.Certain > 0)
                        SettledRows.AddCertain(loaded, rowOutput);
                    break;
            }
        }
    }
}
