using System.ComponentModel;
using SubsetGen.Runtime.Layers;

namespace SubsetGen.Runtime.Torch;

/// <summary>The kernels of a layer in one precision, for memory of one place.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class TensorKernel
{
    private protected TensorKernel(KernelContract contract) => Contract = contract;

    /// <summary>What the kernel reads and writes.</summary>
    internal KernelContract Contract { get; }

    /// <summary>Writes the outputs, and the scalars for backward where there is room for them.</summary>
    /// <param name="job">What is to be done; of at least one row.</param>
    /// <param name="keeps">Whether a backward pass will follow.</param>
    internal abstract void Forward(in KernelJob job, bool keeps);

    /// <summary>Writes the gradients.</summary>
    /// <param name="job">What forward did.</param>
    /// <param name="gradients">What arrives, and what is wanted.</param>
    internal abstract void Backward(in KernelJob job, in GradientAddresses gradients);
}
