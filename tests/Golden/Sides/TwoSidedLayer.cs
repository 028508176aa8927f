using SubsetGen.Golden.Batches;
using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Golden.Sides;

/// <summary>A layer on the processor and on a device, each time a new one: both make the same draws.</summary>
/// <param name="method">Its method.</param>
/// <param name="precision">In what it computes.</param>
public abstract class TwoSidedLayer(SubsetMethod method, SubsetPrecision precision)
{
    public SubsetMethod Method => method;

    public SubsetPrecision Precision => precision;

    /// <summary>The name of its class.</summary>
    public abstract string Name { get; }

    /// <summary>What memory holds where nothing else is said.</summary>
    public DeviceType OwnType => precision == SubsetPrecision.Double ? DeviceType.Double : DeviceType.Single;

    /// <summary>Forward and backward on the processor.</summary>
    public abstract Outcome OnHost(Batch batch);

    /// <summary>Forward and backward on the current device.</summary>
    /// <param name="batch">The rows.</param>
    /// <param name="storage">What memory holds.</param>
    public abstract Outcome OnDevice(Batch batch, DeviceType storage);
}
