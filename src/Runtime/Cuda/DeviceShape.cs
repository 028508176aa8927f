using SubsetGen.Runtime.Layers;

namespace SubsetGen.Runtime.Cuda;

/// <summary>
/// The checks of <see cref="BatchShape"/> for tensors in device memory, and of their types. What lies in them cannot be checked:
/// the host does not read it.
/// </summary>
internal static class DeviceShape
{
    /// <summary>The shape of a batch of logits <c>[..., n]</c>.</summary>
    public static BatchShape OfLogits(in DeviceTensor logits, int fixedLength)
    {
        var shape = BatchShape.OfLogits(logits.Lengths, logits.Count, fixedLength);
        if (logits.Type.IsFloatingPoint())
            return shape;
        throw new ArgumentException(
            $"logits is {logits}; it must be {DeviceType.Single}, {DeviceType.Double}, {DeviceType.Half} or {DeviceType.BFloat16}.", nameof(logits));
    }

    /// <summary>Requires a tensor that goes with the logits.</summary>
    /// <param name="logits">Shape [..., n].</param>
    /// <param name="other">The tensor.</param>
    /// <param name="name">Its name in errors.</param>
    /// <param name="type">The type that it must have.</param>
    /// <param name="extent">What of it belongs to one row.</param>
    /// <param name="repeats">The size of a dimension before the items, such as steps; null where there is none.</param>
    public static void Require(
        in DeviceTensor logits, in DeviceTensor other, string name, DeviceType type, RowExtent extent = RowExtent.Items, int? repeats = null)
    {
        BatchShape.Require(logits.Lengths, logits.Count, other.Lengths, other.Count, name, extent, repeats);
        if (extent != RowExtent.None && other.Type != type)
            throw new ArgumentException($"{name} is {other}, but logits is {logits}; {name} must be {type}.", name);
    }

    /// <summary>Requires two tensors to be apart; or to start and end together, where each row is read before it is written.</summary>
    public static void RequireApart(in DeviceTensor a, string aName, in DeviceTensor b, string bName, bool mayCoincide) =>
        BatchShape.RequireApart(
            b.Pointer - a.Pointer, a.Lengths, a.ByteLength, aName, b.Lengths, b.ByteLength, bName, mayCoincide);
}
