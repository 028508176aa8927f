namespace SubsetGen;

/// <summary>What stands in for the derivative of a hard sample.</summary>
public enum SubsetGradient
{
    /// <summary>The derivative of the relaxed subset (straight-through).</summary>
    Relaxed,
}
