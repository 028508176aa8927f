using SubsetGen.Golden.Batches;
using SubsetGen.Golden.Checks;
using SubsetGen.Golden.Sides;
using SubsetGen.Golden.Tables;
using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Golden;

/// <summary>All that a device must get right. It runs on the current device, or on what stands for one.</summary>
public static class GoldenSuite
{
    /// <summary>All checks, in the order of the methods.</summary>
    public static IEnumerable<Check> Checks =>
    [
        .. MethodTable.All.SelectMany(Of),
        .. SampleTable.All.SelectMany(OfDraws),
        .. FurtherTable.All.SelectMany(OfMembers),
    ];

    /// <summary>What a method must get right: its golden vectors, and what it is on the processor.</summary>
    internal static IEnumerable<Check> Of(MethodRow method) => OfVectors(method).Concat(OfProcessor(method));

    private static IEnumerable<Check> OfVectors(MethodRow method) =>
        from layer in new[] { method.Single, method.Double }
        from rows in method.Golden()
        select new GoldenCheck(layer, method.Double, rows, method.Fields) { IsShort = true };

    private static IEnumerable<Check> OfProcessor(MethodRow method) =>
        from layer in new[] { method.Single, method.Double }
        from storage in layer.Precision == SubsetPrecision.Double ? [DeviceType.Double] : new[] { DeviceType.Single, DeviceType.Half, DeviceType.BFloat16 }
        from check in OfBatches(method, layer, storage)
        select check;

    private static IEnumerable<Check> OfBatches(MethodRow method, TwoSidedLayer layer, DeviceType storage)
    {
        var pairs = method.HasPairs;
        foreach (var shape in BatchShape.All)
        {
            var (rows, n, k) = (shape.Rows, shape.N, shape.K);
            yield return Check("rows", () => RandomBatches.Plain(rows, n, k, pairs));
            yield return Check("masked rows", () => RandomBatches.Masked(rows, n, k, pairs));
            yield return Check("rows with lengths", () => RandomBatches.OfLengths(rows, n, k, pairs));
            yield return Check("special rows", () => RandomBatches.Special(n, k, pairs));

            Check Check(string subject, Func<Batch> batch) => new AgreementCheck(layer, storage, $"{subject} of {n}", batch)
            {
                IsShort = method.IsShort(layer, storage, shape),
            };
        }
    }

    private static IEnumerable<Check> OfDraws(SampleRow sample) =>
        from shape in BatchShape.ForDraws
        select new DrawCheck(
            sample.Layer, sample.Ties, $"draws of rows of {shape.N}", () => RandomBatches.Plain(shape.Rows, shape.N, shape.K))
        {
            IsShort = shape.IsShort && sample.IsShort,
        };

    private static IEnumerable<Check> OfMembers(FurtherRow member) =>
        from shape in BatchShape.ForDraws
        select new AgreementCheck(
            member.Layer, member.Layer.OwnType, $"rows of {shape.N}", () => RandomBatches.Plain(shape.Rows, shape.N, shape.K))
        {
            IsShort = shape.IsShort && member.IsShort,
        };
}
