namespace SubsetGen.Golden.Sides;

/// <summary>A number that says something of the law of a row.</summary>
public enum LawFunction
{
    LogPartition,
    Entropy,
    KlToUniform,
}
