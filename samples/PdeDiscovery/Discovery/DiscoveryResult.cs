using SubsetGen.PdeDiscovery.Data;
using SubsetGen.PdeDiscovery.Library;

namespace SubsetGen.PdeDiscovery.Discovery;

/// <summary>What was found, and how.</summary>
internal sealed class DiscoveryResult
{
    /// <summary>The most probable terms with their fitted coefficients.</summary>
    public required Equation Equation { get; init; }

    /// <summary>All candidate terms.</summary>
    public required IReadOnlyList<Term> Terms { get; init; }

    /// <summary>The learned inclusion probability of each candidate.</summary>
    public required double[] Marginals { get; init; }

    /// <summary>The course of the learning.</summary>
    public required LearningHistory History { get; init; }

    /// <summary>Root mean square of the residual of u_t.</summary>
    public required double Error { get; init; }

    /// <summary>Root mean square of u_t itself: the error of predicting zero.</summary>
    public required double TargetRms { get; init; }

    /// <summary>The u_t that was regressed.</summary>
    public required Field Target { get; init; }

    /// <summary>u_t minus what the equation says.</summary>
    public required Field Residual { get; init; }

    /// <summary>The relative error: 0 explains everything, 1 nothing.</summary>
    public double RelativeError => Error / TargetRms;
}
