using SubsetGen.Golden.Batches;
using SubsetGen.Golden.Sides;
using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Golden.Checks;

/// <summary>One statement about a device.</summary>
/// <param name="layer">The layer that runs on it.</param>
/// <param name="storage">What memory holds.</param>
/// <param name="subject">Which rows.</param>
public abstract class Check(TwoSidedLayer layer, DeviceType storage, string subject)
{
    public string Name => $"{layer.Name}, {storage}, {subject}";

    public SubsetMethod Method => layer.Method;

    public DeviceType Storage => storage;

    /// <summary>Whether it is part of the short suite, for which an emulated device is fast enough.</summary>
    public bool IsShort { get; init; }

    protected TwoSidedLayer Layer => layer;

    /// <summary>What the current device makes of the batch.</summary>
    public Outcome Run() => layer.OnDevice(Batch, storage);

    /// <summary>Fails where that is wrong.</summary>
    /// <exception cref="DisagreementException">It is; the message says what and by how much.</exception>
    public abstract void Judge(Outcome outcome);

    /// <summary>The rows.</summary>
    protected abstract Batch Batch { get; }

    public override string ToString() => Name;
}
