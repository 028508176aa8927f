namespace SubsetGen;

/// <summary>What leaves the layer.</summary>
public enum SubsetSample
{
    /// <summary>The relaxed subset itself.</summary>
    Relaxed,

    /// <summary>Ones at the k largest perturbed logits, zeros elsewhere; ties go to the lower index.</summary>
    TopK,

    /// <summary>A draw from the k-subset distribution itself, so its mean is the method's marginals.</summary>
    Exact,
}
