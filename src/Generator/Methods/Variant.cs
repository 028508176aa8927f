using System;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Methods;

/// <summary>One program of a method, with the rows it is good for.</summary>
/// <param name="Name">How the emitted code calls it.</param>
/// <param name="Forward">The relaxed subset.</param>
/// <param name="LargestSpread">
/// The largest (max x - min x) / t it is good for, for single and double precision; null: any.
/// </param>
/// <param name="Second">The second output of a method that has one.</param>
/// <param name="IsForSettled">Whether it is for the rows, and only for those, in which nothing is open.</param>
internal sealed record Variant(
    string Name,
    Func<RowBuilder, Node> Forward,
    (double Single, double Double)? LargestSpread = null,
    Func<RowBuilder, Node>? Second = null,
    bool IsForSettled = false)
{
    /// <summary>
    /// The spread up to which exp(u), and exp(u + c) for every c a root search visits, neither over- nor underflow; an item
    /// that steps take out of a row then underflows only once it is e^-27 (e^-100) of what is left, below the last digit.
    /// </summary>
    public static (double Single, double Double) SpreadOfWeights => (60, 600);

    /// <summary>How far below <see cref="SpreadOfWeights"/> a weight still is a normal number, and so is one over it.</summary>
    public static (double Single, double Double) ReserveOfWeights => (25, 100);

    /// <summary>How much steps may take of the logit of an item that they do not choose.</summary>
    public double LostBySteps { get; init; }

    /// <summary>The temperature above which rows may spread no wider, in logits, than at it.</summary>
    public double WidestAt { get; init; } = double.PositiveInfinity;

    /// <summary>The largest (max x - min x) / t at which a form with one exponential an item may take its place; null: none.</summary>
    public (double Single, double Double)? WeightsUpTo { get; init; } = SpreadOfWeights;
}
