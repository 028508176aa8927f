using System.Runtime.InteropServices;
using SubsetGen.Golden.Batches;
using SubsetGen.Golden.Checks;
using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Golden.Sides;

/// <summary>Tensors of one call in device memory, each between guards: what is read outside is NaN, what is written there is found.</summary>
internal sealed class DeviceMemory : IDisposable
{
    private const int GuardBytes = 256;
    private const byte Guard = 0xFF;

    private readonly List<(DeviceBuffer Buffer, DeviceTensor Tensor)> _taken = [];

    public DeviceTensor Of(double[] values, DeviceType type, params ReadOnlySpan<nint> lengths) => Take(Stored.Bytes(values, type), type, lengths);

    /// <summary>Memory for results: all NaN.</summary>
    public DeviceTensor For(DeviceType type, params ReadOnlySpan<nint> lengths)
    {
        nint count = 1;
        foreach (var length in lengths)
            count *= length;
        var bytes = new byte[count * Stored.Bytes([0], type).Length];
        Array.Fill(bytes, Guard);
        return Take(bytes, type, lengths);
    }

    public DeviceLimits Limits(Batch batch) => batch switch
    {
        { Mask: { } mask } => DeviceLimits.OfMask(Take([.. mask.Select(m => m ? (byte)1 : (byte)0)], DeviceType.Bool, [batch.Rows, batch.N])),
        { Lengths: { } lengths } => DeviceLimits.OfLengths(Take(MemoryMarshal.AsBytes(lengths.AsSpan()).ToArray(), DeviceType.Int32, [batch.Rows])),
        _ => default,
    };

    /// <summary>A k for each row, where the batch has one.</summary>
    public DeviceTensor RowK(Batch batch, DeviceType type) => batch.RowK is { } k ? Of(k, type, batch.Rows) : default;

    public double[] Read(DeviceTensor tensor) =>
        Stored.Numbers(Bytes(tensor)[GuardBytes..^GuardBytes], tensor.Type);

    /// <summary>Fails where something was written beside a tensor.</summary>
    public void RequireGuards()
    {
        foreach (var (_, tensor) in _taken)
        {
            var bytes = Bytes(tensor);
            if (bytes.AsSpan(0, GuardBytes).ContainsAnyExcept(Guard))
                throw new DisagreementException($"something was written before the beginning of {tensor}");
            if (bytes.AsSpan(bytes.Length - GuardBytes).ContainsAnyExcept(Guard))
                throw new DisagreementException($"something was written behind the end of {tensor}");
        }
    }

    public void Dispose()
    {
        foreach (var (buffer, _) in _taken)
            buffer.Dispose();
    }

    private DeviceTensor Take(byte[] bytes, DeviceType type, ReadOnlySpan<nint> lengths)
    {
        var guarded = new byte[bytes.Length + (2 * GuardBytes)];
        Array.Fill(guarded, Guard);
        bytes.CopyTo(guarded, GuardBytes);
        var buffer = DeviceBuffer.Of<byte>(guarded);
        var tensor = new DeviceTensor(buffer.Pointer + GuardBytes, type, lengths);
        _taken.Add((buffer, tensor));
        return tensor;
    }

    private byte[] Bytes(DeviceTensor tensor)
    {
        var buffer = _taken.Single(taken => taken.Tensor.Pointer == tensor.Pointer).Buffer;
        var bytes = new byte[buffer.ByteLength];
        buffer.CopyTo<byte>(bytes);
        return bytes;
    }
}
