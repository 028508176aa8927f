namespace SubsetGen.TorchSharpVae.Cli;

/// <summary>Where a run computes.</summary>
internal enum ComputeDevice
{
    /// <summary>On the processor.</summary>
    Cpu,

    /// <summary>On the first CUDA device.</summary>
    Cuda,
}
