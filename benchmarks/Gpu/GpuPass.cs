namespace SubsetGen.Benchmarks.Gpu;

/// <summary>What is timed.</summary>
public enum GpuPass
{
    /// <summary>Forward, with the numbers that backward needs.</summary>
    Forward,

    /// <summary>Backward alone.</summary>
    Backward,

    /// <summary>One after the other.</summary>
    ForwardBackward,
}

/// <summary>What follows from a pass.</summary>
internal static class GpuPasses
{
    /// <summary>Its name in output, and in that of peers.</summary>
    public static string Text(this GpuPass pass) => pass switch
    {
        GpuPass.Forward => "forward",
        GpuPass.Backward => "backward",
        _ => "forward+backward",
    };

    /// <summary>
    /// How many arrays of the batch's size it must read or write: forward logits and subset; backward logits, what arrives, and the
    /// gradient.
    /// </summary>
    public static int Arrays(this GpuPass pass) => pass switch
    {
        GpuPass.Forward => 2,
        GpuPass.Backward => 3,
        _ => 5,
    };

    /// <summary>How many kernels it should start.</summary>
    public static int Kernels(this GpuPass pass) => pass == GpuPass.ForwardBackward ? 2 : 1;
}
