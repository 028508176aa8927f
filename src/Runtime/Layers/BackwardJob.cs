using System.Numerics;
using SubsetGen.Runtime.Numerics;
using SubsetGen.Runtime.Random;

namespace SubsetGen.Runtime.Layers;

/// <summary>Backward over rows in pinned memory.</summary>
internal readonly unsafe struct BackwardJob<V, T, TKernel, TNoise> : IRowJob
    where V : struct, ILanes<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TKernel : struct, IRowKernel<T>
    where TNoise : INoise
{
    private readonly LayerCall call;
    private readonly T* logits;
    private readonly T* saved;
    private readonly T* gradOutput;
    private readonly T* gradLogits;
    private readonly int n;
    private readonly int outputLength;

    /// <param name="call">The call that forward made.</param>
    /// <param name="logits">The logits as forward saw them: items that do not take part at minus infinity.</param>
    /// <param name="saved">What forward kept.</param>
    /// <param name="gradOutput">The gradient that arrives.</param>
    /// <param name="gradLogits">Receives the gradient.</param>
    /// <param name="n">Items in a row.</param>
    /// <param name="outputLength">Numbers in a row of the output.</param>
    public BackwardJob(in LayerCall call, T* logits, T* saved, T* gradOutput, T* gradLogits, int n, int outputLength)
    {
        this.call = call;
        this.logits = logits;
        this.saved = saved;
        this.gradOutput = gradOutput;
        this.gradLogits = gradLogits;
        this.n = n;
        this.outputLength = outputLength;
    }

    public void Run(int first, int end)
    {
        var workspace = Workspace<T>.Current;
        for (var row = first; row < end; row++)
        {
            workspace.Reset();
            var rowSaved = new ReadOnlySpan<T>(saved + ((long)row * TKernel.SavedScalars), TKernel.SavedScalars);
            var rowGradOutput = new ReadOnlySpan<T>(gradOutput + ((long)row * outputLength), outputLength);
            var rowGradLogits = new Span<T>(gradLogits + ((long)row * n), n);

            var loaded = RowLoader.Load<V, T, TNoise>(
                new ReadOnlySpan<T>(logits + ((long)row * n), n), default, default, row, call, workspace);
            if (loaded.Kind == RowKind.Invalid)
                rowGradLogits.Fill(T.NaN);
            else if (loaded.Kind == RowKind.Settled || loaded.IsShared)
                rowGradLogits.Clear();
            else
                TKernel.Backward<V>(loaded.Row, rowGradOutput[(loaded.Certain * loaded.Row.StepStride)..], rowSaved, rowGradLogits);
        }
    }
}
