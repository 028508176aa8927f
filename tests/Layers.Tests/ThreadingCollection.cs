using Xunit;

namespace SubsetGen.Layers.Tests;

/// <summary>Tests that set how many threads there may be, or count allocations: while one runs, no other does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ThreadingCollection
{
    public const string Name = "Alone";
}
