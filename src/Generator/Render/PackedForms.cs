using System;
using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Ir;
using SubsetGen.Generator.Methods;

namespace SubsetGen.Generator.Render;

/// <summary>Which operations have a form for short rows that lie across the lanes of a vector; a program has one if all of its own do.</summary>
internal static class PackedForms
{
    /// <summary>Items of the longest row that is packed; the runtime's <c>ShortRows</c> says the same.</summary>
    private const int MostItems = 64;

    private static readonly IReadOnlyDictionary<Type, Func<RowOp, bool>> Table = new Dictionary<Type, Func<RowOp, bool>>
    {
        [typeof(MapOp)] = _ => true,
        [typeof(ReduceOp)] = _ => true,

        // A quantile without a formula is searched for one number at a time.
        [typeof(ScalarRootOp)] = op => ((ScalarRootOp)op).Response.Quantile is not null,

        // One state alone: of more the cells have to be kept from underflowing.
        [typeof(ScanOp)] = op => ((ScanOp)op).Scan.States == 1,
        [typeof(ScanGradientOp)] = op => ((ScanGradientOp)op).Scan.States == 1,
        [typeof(ScanHessianOp)] = op => ((ScanHessianOp)op).Scan.States == 1,
        [typeof(ScanSampleOp)] = op => ((ScanSampleOp)op).Scan is { States: 1, IsBanded: true },
        [typeof(RepeatOp)] = op => ((RepeatOp)op).Body.Program.Nodes.All(Has),
        [typeof(RepeatReverseOp)] = op => ((RepeatReverseOp)op).Adjoint.Program.Nodes.All(Has),
        [typeof(RepeatNumberOp)] = _ => true,
        [typeof(TopKOp)] = _ => true,
        [typeof(InOrderOp)] = op => ((InOrderOp)op).Body.Program.Nodes.All(Has),
        [typeof(RankOp)] = _ => true,
        [typeof(ItemAtOp)] = _ => true,
        [typeof(PartialSumOp)] = _ => true,
        [typeof(StepSumOp)] = op => ((StepSumOp)op).Body.Program.Nodes.All(Has),
        [typeof(InputOp)] = op => op is InputOp
        {
            Kind: InputKind.Logits or InputKind.LargestLogit or InputKind.SmallestLogit or InputKind.Allowed or InputKind.K or InputKind.Temperature
                or InputKind.Saved or InputKind.Kept or InputKind.Lambda or InputKind.Carried or InputKind.Next or InputKind.Head or InputKind.EmittedCotangent
                or InputKind.CarriedCotangent or InputKind.CarriedCotangentShift or InputKind.CapturedRow or InputKind.CapturedScalar or InputKind.StepNumber,
        }
            or InputOp { Kind: InputKind.Cotangent or InputKind.Output, Index: 0 },
    };

    /// <summary>Whether a kernel whose first variant is this one is also written for packed rows.</summary>
    /// <param name="variant">The variant.</param>
    /// <param name="length">The length of its rows, where it is known.</param>
    public static bool Has(LayerPrograms variant, int? length) =>
        length is null or <= MostItems
        && variant.OutputCount == 1
        && variant.Forward.Results[0].IsRow
        && variant.Backward.Results.Zip(variant.Targets, (result, target) => target.Kind == InputKind.K || (target.Kind == InputKind.Logits && result.IsRow)).All(known => known)
        && variant.Forward.Nodes.Concat(variant.Backward.Nodes).All(Has);

    /// <summary>Whether packed rows must all choose as many items, for each is a step.</summary>
    public static bool NeedsOneK(LayerPrograms variant) => variant.Forward.Nodes.Concat(variant.Backward.Nodes).Any(node => node.Op is RepeatOp or RepeatReverseOp or InOrderOp);

    private static bool Has(Node node) => Table.TryGetValue(node.Op.GetType(), out var has) && has(node.Op);
}
