using System;
using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Methods;

/// <summary>What can leave a layer; each is the member of <c>SubsetSample</c> of the same name.</summary>
internal static class SampleTable
{
    public static IReadOnlyList<Sample> All { get; } =
    [
        new RelaxedSample(),
        new TopKSample(),
        new ExactSample(),
        new DesignSample("Pareto", 30),
        new DesignSample("AdjustedPareto", 60),
        new DesignSample("ConditionalPoisson", 500, 50),
        new DesignSample("Sampford", 60, 4),
        new DesignSample("Brewer", 30, 8),
        new DesignSample("Pivotal", 30),
        new DesignSample("Systematic", 10),
    ];

    public static Sample? Find(string name) => All.FirstOrDefault(s => s.Name == name);
}

/// <summary>One way to choose what leaves a layer, given its relaxed subset.</summary>
internal abstract class Sample
{
    /// <summary>The member of <c>SubsetSample</c> that names it.</summary>
    public abstract string Name { get; }

    /// <summary>Why it does not go with the method, as the end of a sentence about it; null where it does.</summary>
    public virtual string? Objection(Method method) => null;

    /// <summary>Whether it works with the method; where not, a diagnostic names one with which it does.</summary>
    public bool WorksWith(Method method) => Objection(method) is null;

    /// <summary>Whether it can be drawn for a k that is no whole number.</summary>
    public virtual bool TakesFractionalK => false;

    /// <summary>Whether a layer without noise draws random numbers for it.</summary>
    public virtual bool IsRandom => false;

    /// <summary>Whether its inclusion probabilities are the relaxed subset.</summary>
    public virtual bool MatchesRelaxed => false;

    /// <summary>About how many arithmetic operations an item costs beside the relaxed subset; decides when threads pay.</summary>
    public virtual int OperationsPerItem(double k) => 0;

    public abstract Node Choose(RowBuilder row, Method method, Node relaxed);
}

/// <summary>The relaxed subset itself.</summary>
internal sealed class RelaxedSample : Sample
{
    public override string Name => "Relaxed";

    public override bool TakesFractionalK => true;

    public override Node Choose(RowBuilder row, Method method, Node relaxed) => relaxed;
}

/// <summary>The k largest perturbed logits.</summary>
internal sealed class TopKSample : Sample
{
    public override string Name => "TopK";

    public override Node Choose(RowBuilder row, Method method, Node relaxed) =>
        row.Add("y", new StraightThroughOp(), method.MostLikely(row, row.Logits), relaxed);
}

/// <summary>A draw from the distribution whose marginals the relaxed subset is.</summary>
internal sealed class ExactSample : Sample
{
    public override string Name => "Exact";

    public override bool IsRandom => true;

    public override bool MatchesRelaxed => true;

    public override string? Objection(Method method) => method.Sample(new RowBuilder()) is null
        ? $"draws from a distribution over subsets, and {method.Name} has none"
        : null;

    public override Node Choose(RowBuilder row, Method method, Node relaxed) =>
        row.Add("y", new StraightThroughOp(), method.Sample(row)!, relaxed);
}

/// <summary>A draw in which the items' probabilities are the relaxed subset, by a design of the runtime.</summary>
/// <param name="name">The design.</param>
/// <param name="operations">Arithmetic operations an item.</param>
/// <param name="operationsPerDraw">The same for each of the k draws or counts, up to the band that a table keeps.</param>
internal sealed class DesignSample(string name, int operations, int operationsPerDraw = 0) : Sample
{
    private const double Band = 300;

    public override string Name => name;

    public override int OperationsPerItem(double k) => operations + (int)(operationsPerDraw * Math.Min(k, Band));

    public override bool TakesFractionalK => true;

    public override bool IsRandom => true;

    public override bool MatchesRelaxed => true;

    public override string? Objection(Method method) => method.IsInUnitInterval
        ? null
        : $"takes the relaxed subset as probabilities, and values of {method.Name} may exceed 1";

    public override Node Choose(RowBuilder row, Method method, Node relaxed) =>
        row.Add("y", new StraightThroughOp(), row.Add("z", new DesignOp(name), relaxed, row.K), relaxed);
}
