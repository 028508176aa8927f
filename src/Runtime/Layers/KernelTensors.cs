using System.ComponentModel;
using System.Numerics;

namespace SubsetGen.Runtime.Layers;

/// <summary>What errors call the tensors of a kernel, and what of each gradient belongs to a row; the same wherever the tensors lie.</summary>
/// <typeparam name="T">Element type of the kernel.</typeparam>
/// <typeparam name="TKernel">The kernel.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class KernelTensors<T, TKernel>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TKernel : struct, IKernelContract<T>
{
    /// <summary>What errors call the gradient of the second input.</summary>
    public static readonly string GradSecondName = Grad(TKernel.SecondName);

    /// <summary>That of the third.</summary>
    public static readonly string GradThirdName = Grad(TKernel.ThirdName);

    /// <summary>That of the fourth.</summary>
    public static readonly string GradFourthName = Grad(TKernel.FourthName);

    /// <summary>The gradient of the second input.</summary>
    public static RowExtent GradSecond => GradExtent(TKernel.SecondInput, TKernel.ThirdInput);

    /// <summary>That of the third.</summary>
    public static RowExtent GradThird => GradExtent(TKernel.ThirdInput, TKernel.FourthInput);

    /// <summary>That of the fourth.</summary>
    public static RowExtent GradFourth => GradExtent(TKernel.FourthInput, RowExtent.None);

    /// <summary>How many numbers forward keeps for each row of the batch, beside what it reads and writes.</summary>
    public static int Saved(int items) => TKernel.SavedScalars + (TKernel.KeepsRow ? items : 0);

    /// <summary>Losses stand for a sample and its pairs together; a number beside them has a gradient of its own.</summary>
    public static RowExtent SecondArriving =>
        TKernel.Arriving == RowExtent.One && TKernel.SecondOutput == RowExtent.Pairs ? RowExtent.None : TKernel.SecondOutput;

    /// <summary>What errors call what arrives for the second output.</summary>
    public static string SecondArrivingName => TKernel.SecondOutput == RowExtent.Pairs ? "gradPairs" : "gradEntropy";

    /// <summary>What errors call the first output.</summary>
    public static string OutputName(in LayerCall call) =>
        call.Steps ? "steps" : call.Samples > 1 ? "samples" : TKernel.Output == RowExtent.One ? "value" : "subset";

    /// <summary>What errors call what arrives for it.</summary>
    public static string ArrivingName(in LayerCall call) =>
        TKernel.Arriving == RowExtent.One ? "losses" : call.Steps ? "gradSteps" : call.Samples > 1 ? "gradSamples" : "gradSubset";

    /// <summary>The gradient of an input: none, where it is the last and constant.</summary>
    private static RowExtent GradExtent(RowExtent input, RowExtent next) =>
        TKernel.LastIsConstant && next == RowExtent.None ? RowExtent.None : input;

    private static string Grad(string input) => $"grad{char.ToUpperInvariant(input[0])}{input[1..]}";
}
