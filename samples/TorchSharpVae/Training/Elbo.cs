namespace SubsetGen.TorchSharpVae.Training;

/// <summary>The evidence lower bound, in nats an image, as the two numbers it is made of.</summary>
/// <param name="CrossEntropy">What decoding the code leaves unsaid, summed over the pixels.</param>
/// <param name="Divergence">What the code says: the divergence of its law from the uniform one, summed over the subsets.</param>
internal readonly record struct Elbo(double CrossEntropy, double Divergence)
{
    /// <summary>The bound; the larger the better.</summary>
    public double Value => -(CrossEntropy + Divergence);
}
