using System.Numerics;
using System.Runtime.CompilerServices;
using SubsetGen.Runtime.Layers;

namespace SubsetGen.Runtime.Cuda;

/// <summary>That the tensors of a call in device memory fit each other and the layer; before anything is started.</summary>
internal static class DeviceChecks<T, TKernel>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TKernel : struct, IKernelContract<T>
{
    /// <summary>The shape of a batch whose inputs fit.</summary>
    public static BatchShape Inputs(in LayerCall call, in DeviceOperands inputs)
    {
        var logits = inputs.First;
        var shape = DeviceShape.OfLogits(logits, call.FixedLength);
        var computesInDouble = typeof(T) == typeof(double);
        if (computesInDouble != (logits.Type == DeviceType.Double))
        {
            throw new ArgumentException(
                $"logits is {logits}, but the layer computes in {(computesInDouble ? "double" : "single")} precision; it takes "
                + (computesInDouble ? $"{DeviceType.Double}." : $"{DeviceType.Single}, {DeviceType.Half} or {DeviceType.BFloat16}."), "logits");
        }

        Require(logits, inputs.Second, TKernel.SecondName, TKernel.SecondInput);
        Require(logits, inputs.Third, TKernel.ThirdName, TKernel.ThirdInput);
        Require(logits, inputs.Fourth, TKernel.FourthName, TKernel.FourthInput);
        if (inputs.Limits.Mask.Rank > 0)
            DeviceShape.Require(logits, inputs.Limits.Mask, "mask", DeviceType.Bool);
        if (inputs.Limits.Lengths.Rank > 0)
            DeviceShape.Require(logits, inputs.Limits.Lengths, "lengths", DeviceType.Int32, RowExtent.One);
        if (inputs.RowK.Rank > 0)
            Require(logits, inputs.RowK, "k", RowExtent.One);
        return shape;
    }

    /// <summary>The shape of a batch whose inputs and outputs fit.</summary>
    public static BatchShape Forward(in LayerCall call, in DeviceOperands inputs, in DeviceOperands outputs)
    {
        var shape = Inputs(call, inputs);
        var logits = inputs.First;
        var name = KernelTensors<T, TKernel>.OutputName(call);
        Require(logits, outputs.First, name, TKernel.Output, call.Repeats);
        Require(logits, outputs.Second, TKernel.SecondOutput == RowExtent.Pairs ? "pairSubset" : "entropy", TKernel.SecondOutput, call.RepeatsOf(TKernel.SecondOutput));
        var sameShape = TKernel.Output == RowExtent.Items && call.Repeats is null;
        Apart(logits, "logits", outputs.First, name, sameShape);
        Apart(inputs.Limits.Mask, "mask", outputs.First, name);
        Apart(inputs.Second, TKernel.SecondName, outputs.First, name);
        Apart(inputs.Third, TKernel.ThirdName, outputs.First, name);
        Apart(inputs.Fourth, TKernel.FourthName, outputs.First, name);
        Apart(logits, "logits", outputs.Second, "pairSubset");
        Apart(inputs.Second, TKernel.SecondName, outputs.Second, "pairSubset", TKernel.SecondOutput == TKernel.SecondInput && call.Repeats is null);
        Apart(outputs.First, name, outputs.Second, "pairSubset");
        return shape;
    }

    /// <summary>That the inputs are still there when backward reads them.</summary>
    public static void Kept(in DeviceOperands inputs, in DeviceOperands outputs)
    {
        Kept(inputs.First, "logits", outputs.First, "subset");
        Kept(inputs.Second, TKernel.SecondName, outputs.Second, "pairSubset");
    }

    /// <summary>That there is memory for the numbers that forward finds; how much of it, the host cannot see.</summary>
    public static void Saved(BatchShape shape, nint saved)
    {
        if (saved == 0 && shape.Rows > 0 && TKernel.SavedScalars > 0)
            throw new ArgumentException($"saved is null; {shape.Rows} rows need {(long)shape.Rows * TKernel.SavedScalars} numbers, {TKernel.SavedScalars} a row.", nameof(saved));
        if (saved % Unsafe.SizeOf<T>() != 0)
            throw new ArgumentException($"saved must begin at a multiple of {Unsafe.SizeOf<T>()} bytes; it is 0x{saved:x}.", nameof(saved));
    }

    /// <summary>That what arrives and what is wanted fit the inputs that forward saw.</summary>
    public static void Backward(in LayerCall call, BatchShape shape, in DeviceOperands inputs, in DeviceOperands arriving, in DeviceOperands gradients)
    {
        var logits = inputs.First;
        var name = KernelTensors<T, TKernel>.ArrivingName(call);
        Require(logits, arriving.First, name, TKernel.Arriving, call.Repeats);
        var second = KernelTensors<T, TKernel>.SecondArriving;
        Require(logits, arriving.Second, KernelTensors<T, TKernel>.SecondArrivingName, second, call.RepeatsOf(second));
        Require(logits, gradients.First, "gradLogits", RowExtent.Items);
        Require(logits, gradients.Second, KernelTensors<T, TKernel>.GradSecondName, KernelTensors<T, TKernel>.GradSecond);
        Require(logits, gradients.Third, KernelTensors<T, TKernel>.GradThirdName, KernelTensors<T, TKernel>.GradThird);
        Require(logits, gradients.Fourth, KernelTensors<T, TKernel>.GradFourthName, KernelTensors<T, TKernel>.GradFourth);
        if (gradients.RowK.Rank > 0)
            Require(logits, gradients.RowK, "gradK", RowExtent.One);
        if (gradients.RowTemperature.Rank > 0)
            DeviceShape.Require(logits, gradients.RowTemperature, "gradTemperature", typeof(T) == typeof(double) ? DeviceType.Double : DeviceType.Single, RowExtent.One);
        Apart(arriving.First, name, gradients.First, "gradLogits", TKernel.Arriving == RowExtent.Items && call.Repeats is null);
        Apart(arriving.First, name, gradients.Second, KernelTensors<T, TKernel>.GradSecondName);
        Apart(arriving.Second, "gradPairs", gradients.First, "gradLogits");
        Apart(gradients.First, "gradLogits", gradients.Second, KernelTensors<T, TKernel>.GradSecondName);
        Apart(gradients.First, "gradLogits", gradients.Third, KernelTensors<T, TKernel>.GradThirdName);
        Apart(logits, "logits", gradients.First, "gradLogits");
    }

    private static void Kept(in DeviceTensor input, string inputName, in DeviceTensor output, string outputName)
    {
        if (input.Pointer == output.Pointer && !input.IsEmpty && !output.IsEmpty)
        {
            throw new ArgumentException(
                $"{outputName} is the memory of {inputName}, which backward reads again; pass separate buffers, or call Infer.", outputName);
        }
    }

    private static void Require(in DeviceTensor logits, in DeviceTensor other, string name, RowExtent extent, int? repeats = null) =>
        DeviceShape.Require(logits, other, name, logits.Type, extent, repeats);

    private static void Apart(in DeviceTensor a, string aName, in DeviceTensor b, string bName, bool mayCoincide = false)
    {
        if (!a.IsEmpty && !b.IsEmpty)
            DeviceShape.RequireApart(a, aName, b, bName, mayCoincide);
    }
}
