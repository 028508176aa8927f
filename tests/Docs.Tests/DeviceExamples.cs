using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Docs.Tests;

/// <summary>The code on layers in device memory that pages show: the bodies of these methods.</summary>
internal static class DeviceExamples
{
    /// <summary>In the readme.</summary>
    public static void OnMemoryOfOthers(
        nint logits, nint subset, nint gradSubset, nint gradLogits, CudaStream stream, int rows, int n)
    {
        var words = new WordSelector { Seed = 7 };
        using var tape = words.Forward(Half(logits), Half(subset), stream: stream);
        words.Backward(tape, Half(gradSubset), Half(gradLogits), stream);

        DeviceTensor Half(nint pointer) => new(pointer, DeviceType.Half, rows, n);
    }

    /// <summary>In the page on CUDA: forward, backward, and back to the host.</summary>
    public static float[] Gradient(float[] values, float[] arriving, int rows, int n)
    {
        if (!Cuda.Availability.IsAvailable)
            throw new NotSupportedException(Cuda.Availability.Reason);

        using var logits = DeviceBuffer.Of<float>(values);
        using var gradSubset = DeviceBuffer.Of<float>(arriving);
        using var subset = new DeviceBuffer(logits.ByteLength);
        using var gradLogits = new DeviceBuffer(logits.ByteLength);

        var words = new WordSelector { Seed = 7 };
        using var tape = words.Forward(Tensor(logits), Tensor(subset));
        words.Backward(tape, Tensor(gradSubset), Tensor(gradLogits));

        var gradient = new float[values.Length];
        gradLogits.CopyTo<float>(gradient);
        return gradient;

        DeviceTensor Tensor(DeviceBuffer buffer) => new(buffer, DeviceType.Single, rows, n);
    }

    /// <summary>In the page on CUDA: a mask.</summary>
    public static void UnderMask(WordSelector words, DeviceTensor logits, DeviceTensor subset, DeviceBuffer mask, int rows, int n)
    {
        var limits = DeviceLimits.OfMask(new DeviceTensor(mask, DeviceType.Bool, rows, n));
        words.Infer(logits, subset, limits);
    }
}
