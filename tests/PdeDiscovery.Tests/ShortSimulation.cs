using SubsetGen.PdeDiscovery.Data;
using SubsetGen.PdeDiscovery.Simulation;

namespace SubsetGen.PdeDiscovery.Tests;

/// <summary>A smaller run of the published simulation, made once: a quarter of its points, its times from 0 to 60.</summary>
public sealed class ShortSimulation
{
    internal Field Field { get; } = KuramotoSivashinsky.Simulate(
        SimulationGrid.Published with { Points = 256, Times = 151 }, KuramotoSivashinsky.InitialState);
}
