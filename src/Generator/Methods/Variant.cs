using System;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Methods;

/// <summary>One program of a method, with the rows it is good for.</summary>
/// <param name="Name">How the emitted code calls it.</param>
/// <param name="Forward">The relaxed subset.</param>
/// <param name="LargestSpread">
/// The largest (max x - min x) / t it is good for, for single and double precision; null: any.
/// </param>
internal sealed record Variant(string Name, Func<RowBuilder, Node> Forward, (double Single, double Double)? LargestSpread = null);
