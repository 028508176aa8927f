using System.Numerics;
using System.Numerics.Tensors;

namespace SubsetGen.Runtime.Layers;

/// <summary>That the tensors of a call fit each other and the layer; before anything is written.</summary>
internal static class LayerChecks<T, TKernel>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TKernel : struct, IRowKernel<T>
{
    /// <summary>The shape of a batch whose inputs fit.</summary>
    public static BatchShape Inputs(in LayerCall call, in LayerInputs<T> inputs)
    {
        var shape = BatchShape.OfLogits(inputs.Logits, call.FixedLength);
        BatchShape.Require(inputs.Logits, inputs.Second, TKernel.SecondName, TKernel.SecondInput);
        BatchShape.Require(inputs.Logits, inputs.Third, TKernel.ThirdName, TKernel.ThirdInput);
        BatchShape.Require(inputs.Logits, inputs.Fourth, TKernel.FourthName, TKernel.FourthInput);
        if (inputs.Limit == LimitKind.Mask)
            BatchShape.Require(inputs.Logits, inputs.Mask, "mask");
        else if (inputs.Limit == LimitKind.Lengths)
            shape.RequireLengths(inputs.Lengths);
        if (inputs.HasRowK)
            shape.RequireRowK(inputs.RowK, whole: !TKernel.TakesFractionalK);
        return shape;
    }

    /// <summary>The shape of a batch whose inputs and outputs fit.</summary>
    public static BatchShape Forward(in LayerCall call, in LayerInputs<T> inputs, in LayerOutputs<T> outputs)
    {
        var shape = Inputs(call, inputs);
        var name = KernelTensors<T, TKernel>.OutputName(call);
        var first = outputs.First.AsReadOnlyTensorSpan();
        var second = outputs.Second.AsReadOnlyTensorSpan();
        BatchShape.Require(inputs.Logits, first, name, TKernel.Output, call.Repeats);
        BatchShape.Require(inputs.Logits, second, "pairSubset", TKernel.SecondOutput, call.RepeatsOf(TKernel.SecondOutput));
        var sameShape = TKernel.Output == RowExtent.Items && call.Repeats is null;
        BatchShape.RequireApart(inputs.Logits, "logits", first, name, mayCoincide: sameShape);
        BatchShape.RequireApart(inputs.Mask, "mask", first, name, mayCoincide: false);
        BatchShape.RequireApart(inputs.Second, TKernel.SecondName, first, name, mayCoincide: false);
        BatchShape.RequireApart(inputs.Third, TKernel.ThirdName, first, name, mayCoincide: false);
        BatchShape.RequireApart(inputs.Fourth, TKernel.FourthName, first, name, mayCoincide: false);
        BatchShape.RequireApart(inputs.Logits, "logits", second, "pairSubset", mayCoincide: false);
        BatchShape.RequireApart(inputs.Second, TKernel.SecondName, second, "pairSubset", mayCoincide: TKernel.SecondOutput == TKernel.SecondInput && call.Repeats is null);
        BatchShape.RequireApart(first, name, second, "pairSubset", mayCoincide: false);
        return shape;
    }

    /// <summary>That what arrives and what is wanted fit the logits that forward saw.</summary>
    public static void Backward(
        in LayerCall call,
        BatchShape shape,
        in ReadOnlyTensorSpan<T> logits,
        in LayerCotangents<T> arriving,
        in LayerGradients<T> gradients)
    {
        var name = KernelTensors<T, TKernel>.ArrivingName(call);
        var gradLogits = gradients.Logits.AsReadOnlyTensorSpan();
        var gradSecond = gradients.Second.AsReadOnlyTensorSpan();
        var gradThird = gradients.Third.AsReadOnlyTensorSpan();
        var gradFourth = gradients.Fourth.AsReadOnlyTensorSpan();
        BatchShape.Require(logits, arriving.First, name, TKernel.Arriving, call.Repeats);
        BatchShape.Require(logits, arriving.Second, KernelTensors<T, TKernel>.SecondArrivingName, KernelTensors<T, TKernel>.SecondArriving, call.RepeatsOf(KernelTensors<T, TKernel>.SecondArriving));
        BatchShape.Require(logits, gradLogits, "gradLogits");
        BatchShape.Require(logits, gradSecond, KernelTensors<T, TKernel>.GradSecondName, KernelTensors<T, TKernel>.GradSecond);
        BatchShape.Require(logits, gradThird, KernelTensors<T, TKernel>.GradThirdName, KernelTensors<T, TKernel>.GradThird);
        BatchShape.Require(logits, gradFourth, KernelTensors<T, TKernel>.GradFourthName, KernelTensors<T, TKernel>.GradFourth);
        if (gradients.HasRowK)
            shape.RequireOneARow(gradients.RowK.Length, "gradK");
        if (gradients.HasRowTemperature)
            shape.RequireOneARow(gradients.RowTemperature.Length, "gradTemperature");
        var sameShape = TKernel.Arriving == RowExtent.Items && call.Repeats is null;
        BatchShape.RequireApart(arriving.First, name, gradLogits, "gradLogits", mayCoincide: sameShape);
        BatchShape.RequireApart(arriving.First, name, gradSecond, KernelTensors<T, TKernel>.GradSecondName, mayCoincide: false);
        BatchShape.RequireApart(arriving.Second, "gradPairs", gradLogits, "gradLogits", mayCoincide: false);
        BatchShape.RequireApart(arriving.Second, "gradPairs", gradSecond, KernelTensors<T, TKernel>.GradSecondName, mayCoincide: TKernel.SecondOutput == TKernel.SecondInput && call.Repeats is null);
        BatchShape.RequireApart(gradLogits, "gradLogits", gradSecond, KernelTensors<T, TKernel>.GradSecondName, mayCoincide: false);
        BatchShape.RequireApart(gradLogits, "gradLogits", gradThird, KernelTensors<T, TKernel>.GradThirdName, mayCoincide: false);
        BatchShape.RequireApart(gradSecond, KernelTensors<T, TKernel>.GradSecondName, gradThird, KernelTensors<T, TKernel>.GradThirdName, mayCoincide: false);
        BatchShape.RequireApart(gradSecond, KernelTensors<T, TKernel>.GradSecondName, gradFourth, KernelTensors<T, TKernel>.GradFourthName, mayCoincide: false);
    }

    /// <summary>That gradients do not overwrite inputs that are still read.</summary>
    public static void Apart(in LayerInputs<T> inputs, in LayerGradients<T> gradients)
    {
        // A row of logits has been copied, by forward or by backward, before its gradient is written, so the same memory is right.
        BatchShape.RequireApart(inputs.Logits, "logits", gradients.Logits.AsReadOnlyTensorSpan(), "gradLogits", mayCoincide: true);
        BatchShape.RequireApart(inputs.Mask, "mask", gradients.Logits.AsReadOnlyTensorSpan(), "gradLogits", mayCoincide: false);
    }
}
