namespace SubsetGen;

/// <summary>The element type of a layer.</summary>
public enum SubsetPrecision
{
    /// <summary><see cref="float"/>.</summary>
    Single,

    /// <summary><see cref="double"/>.</summary>
    Double,
}
