namespace SubsetGen.PdeDiscovery.Data;

/// <summary>A scalar field u(x, t) on a uniform grid, periodic in x.</summary>
/// <remarks>Snapshots lie one after another: time index j and point index i make <c>Values[j * Points + i]</c>.</remarks>
internal sealed class Field
{
    /// <summary>Takes the values over; none is copied.</summary>
    /// <param name="points">Points in a snapshot, at least 1.</param>
    /// <param name="times">Number of snapshots, at least 1.</param>
    /// <param name="length">The period in x, positive.</param>
    /// <param name="timeStep">Time between two snapshots, positive.</param>
    /// <param name="values">All values, <paramref name="times"/> x <paramref name="points"/>.</param>
    /// <param name="startTime">The time of the first snapshot.</param>
    public Field(int points, int times, double length, double timeStep, double[] values, double startTime = 0)
    {
        if (points < 1 || times < 1 || values.Length != points * (long)times)
            throw new ArgumentException($"{values.Length} values do not make {times} snapshots of {points} points");
        Points = points;
        Times = times;
        Length = length;
        TimeStep = timeStep;
        Values = values;
        StartTime = startTime;
    }

    /// <summary>Points in a snapshot.</summary>
    public int Points { get; }

    /// <summary>Number of snapshots.</summary>
    public int Times { get; }

    /// <summary>The period in x.</summary>
    public double Length { get; }

    /// <summary>Time between two snapshots.</summary>
    public double TimeStep { get; }

    /// <summary>All values, snapshot by snapshot.</summary>
    public double[] Values { get; }

    /// <summary>Distance between two points.</summary>
    public double Spacing => Length / Points;

    /// <summary>The time of the first snapshot.</summary>
    public double StartTime { get; }

    /// <summary>The time of the last snapshot.</summary>
    public double EndTime => StartTime + (Times - 1) * TimeStep;

    /// <summary>One snapshot.</summary>
    public Span<double> Snapshot(int time) => Values.AsSpan(time * Points, Points);
}
