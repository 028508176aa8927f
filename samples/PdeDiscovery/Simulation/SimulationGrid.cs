namespace SubsetGen.PdeDiscovery.Simulation;

/// <summary>Where and when a simulation is recorded, and how finely it steps in between.</summary>
/// <param name="Points">Grid points over one period.</param>
/// <param name="Length">The period.</param>
/// <param name="Times">Number of snapshots, the first at time 0.</param>
/// <param name="TimeStep">Time between snapshots.</param>
/// <param name="StepsPerSnapshot">Integration steps between two snapshots.</param>
internal sealed record SimulationGrid(int Points, double Length, int Times, double TimeStep, int StepsPerSnapshot)
{
    /// <summary>The grid of the published data set: 1024 points on 32 pi, 251 snapshots to time 100.</summary>
    public static SimulationGrid Published { get; } = new(1024, 32 * Math.PI, 251, 0.4, 16);
}
