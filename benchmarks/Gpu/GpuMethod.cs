namespace SubsetGen.Benchmarks.Gpu;

/// <summary>What is measured on a device.</summary>
public enum GpuMethod
{
    /// <summary>The relaxation by a root search.</summary>
    SigmoidTopK,

    /// <summary>k dependent softmaxes.</summary>
    SuccessiveSoftmax,

    /// <summary>The k-subset distribution.</summary>
    Marginals,

    /// <summary>A hard top-k.</summary>
    TopK,
}
