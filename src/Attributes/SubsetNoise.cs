namespace SubsetGen;

/// <summary>What perturbs the logits. Drawn by a counter: seed, call, row and item decide every draw.</summary>
public enum SubsetNoise
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Standard Gumbel noise, so that a hard top-k of the sum is a Plackett-Luce draw without replacement.</summary>
    Gumbel,
}
