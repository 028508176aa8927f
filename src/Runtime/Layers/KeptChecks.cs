using System.Numerics;
using System.Numerics.Tensors;

namespace SubsetGen.Runtime.Layers;

/// <summary>That what a caller keeps between forward and backward, in the place of a tape, is there and stays as it is.</summary>
internal static class KeptChecks<T, TKernel>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TKernel : struct, IRowKernel<T>
{
    /// <summary>That forward writes over nothing that backward reads; of a batch whose inputs and outputs fit.</summary>
    public static void Forward(in LayerCall call, BatchShape shape, in LayerInputs<T> inputs, in LayerOutputs<T> outputs, ReadOnlySpan<T> saved)
    {
        var name = KernelTensors<T, TKernel>.OutputName(call);
        var first = outputs.First.AsReadOnlyTensorSpan();
        var second = outputs.Second.AsReadOnlyTensorSpan();
        var scalars = new ReadOnlyTensorSpan<T>(saved);
        RequireLength(shape, saved);
        RequireApart(inputs.Logits, "logits", first, name);
        RequireApart(inputs.Second, TKernel.SecondName, second, "pairSubset");
        RequireApart(inputs.Logits, "logits", scalars, "saved");
        BatchShape.RequireApart(inputs.Mask, "mask", scalars, "saved", mayCoincide: false);
        RequireApart(inputs.Second, TKernel.SecondName, scalars, "saved");
        RequireApart(inputs.Third, TKernel.ThirdName, scalars, "saved");
        RequireApart(inputs.Fourth, TKernel.FourthName, scalars, "saved");
        RequireApart(first, name, scalars, "saved");
        RequireApart(second, "pairSubset", scalars, "saved");
    }

    /// <summary>The shape of a batch of which everything fits, and no gradient writes over what backward reads.</summary>
    public static BatchShape Backward(
        in LayerCall call,
        in LayerInputs<T> inputs,
        in LayerOutputs<T> outputs,
        ReadOnlySpan<T> saved,
        in LayerCotangents<T> arriving,
        in LayerGradients<T> gradients)
    {
        var shape = LayerChecks<T, TKernel>.Inputs(call, inputs);
        RequireLength(shape, saved);
        LayerChecks<T, TKernel>.Backward(call, shape, inputs.Logits, arriving, gradients);
        LayerChecks<T, TKernel>.Apart(inputs, gradients);
        RequireApart(inputs.Second, TKernel.SecondName, gradients);
        RequireApart(inputs.Third, TKernel.ThirdName, gradients);
        RequireApart(inputs.Fourth, TKernel.FourthName, gradients);
        RequireApart(new ReadOnlyTensorSpan<T>(saved), "saved", gradients);
        if (!TKernel.KeepsOutput)
            return shape;
        LayerChecks<T, TKernel>.Forward(call, inputs, outputs);
        RequireApart(outputs.First.AsReadOnlyTensorSpan(), KernelTensors<T, TKernel>.OutputName(call), gradients);
        RequireApart(outputs.Second.AsReadOnlyTensorSpan(), "pairSubset", gradients);
        return shape;
    }

    private static void RequireLength(BatchShape shape, ReadOnlySpan<T> saved)
    {
        var row = KernelTensors<T, TKernel>.Saved(shape.Items);
        var needed = (long)shape.Rows * row;
        if (saved.Length < needed)
            throw new ArgumentException($"saved has {saved.Length} entries, but {shape.Rows} rows need {needed}, {row} a row.", nameof(saved));
    }

    private static void RequireApart(in ReadOnlyTensorSpan<T> read, string readName, in ReadOnlyTensorSpan<T> written, string writtenName) =>
        BatchShape.RequireApart(read, readName, written, writtenName, mayCoincide: false);

    private static void RequireApart(in ReadOnlyTensorSpan<T> read, string name, in LayerGradients<T> gradients)
    {
        RequireApart(read, name, gradients.Logits.AsReadOnlyTensorSpan(), "gradLogits");
        RequireApart(read, name, gradients.Second.AsReadOnlyTensorSpan(), KernelTensors<T, TKernel>.GradSecondName);
        RequireApart(read, name, gradients.Third.AsReadOnlyTensorSpan(), KernelTensors<T, TKernel>.GradThirdName);
        RequireApart(read, name, gradients.Fourth.AsReadOnlyTensorSpan(), KernelTensors<T, TKernel>.GradFourthName);
    }
}
