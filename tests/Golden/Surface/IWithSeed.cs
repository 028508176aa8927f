namespace SubsetGen.Golden.Surface;

/// <summary>A layer that draws.</summary>
public interface IWithSeed
{
    ulong Seed { get; set; }
}
