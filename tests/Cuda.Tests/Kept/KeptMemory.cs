using System.Runtime.InteropServices;
using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Cuda.Tests.Kept;

/// <summary>The tensors of one forward and backward in device memory.</summary>
internal sealed class KeptMemory : IDisposable
{
    private readonly List<DeviceBuffer> buffers = [];

    public KeptMemory(KeptRows rows, DeviceType storage, DeviceType computed)
    {
        nint[] items = [rows.Rows, rows.N];
        nint[] pairs = [rows.Rows, rows.N - 1];
        DeviceTensor Pairs(double[] values) => rows.HasPairs ? Of(values, storage, pairs) : default;
        Inputs = new DeviceOperands(Of(rows.Logits, storage, items))
        {
            Second = Pairs(rows.PairLogits),
            Limits = rows switch
            {
                { Mask: { } mask } => DeviceLimits.OfMask(Take(MemoryMarshal.AsBytes(mask.AsSpan()), DeviceType.Bool, items)),
                { Lengths: { } lengths } => DeviceLimits.OfLengths(Take(MemoryMarshal.AsBytes(lengths.AsSpan()), DeviceType.Int32, rows.Rows)),
                _ => default,
            },
        };
        Outputs = new DeviceOperands(Of(rows.Logits, storage, items)) { Second = Pairs(rows.PairLogits) };
        Arriving = new DeviceOperands(Of(rows.Arriving, storage, items)) { Second = Pairs(rows.PairsArriving) };
        Gradients = new DeviceOperands(Of(rows.Logits, storage, items))
        {
            Second = Pairs(rows.PairLogits),
            RowTemperature = Of(new double[rows.Rows], computed, rows.Rows),
        };
    }

    public DeviceOperands Inputs { get; }

    public DeviceOperands Outputs { get; }

    public DeviceOperands Arriving { get; }

    public DeviceOperands Gradients { get; }

    public KeptResults Results() => new(
        Read(Outputs.First), Read(Outputs.Second), Read(Gradients.First), Read(Gradients.Second), Read(Gradients.RowTemperature));

    public void Dispose()
    {
        foreach (var buffer in buffers)
            buffer.Dispose();
    }

    private DeviceTensor Of(double[] values, DeviceType type, params ReadOnlySpan<nint> lengths) => type switch
    {
        DeviceType.Double => Take(MemoryMarshal.AsBytes<double>(values), type, lengths),
        DeviceType.Half => Take(MemoryMarshal.AsBytes<Half>(values.Select(v => (Half)v).ToArray()), type, lengths),
        _ => Take(MemoryMarshal.AsBytes<float>(values.Select(v => (float)v).ToArray()), type, lengths),
    };

    private DeviceTensor Take(ReadOnlySpan<byte> bytes, DeviceType type, params ReadOnlySpan<nint> lengths)
    {
        buffers.Add(DeviceBuffer.Of(bytes));
        return new DeviceTensor(buffers[^1], type, lengths);
    }

    private double[] Read(DeviceTensor tensor)
    {
        if (tensor.Rank == 0)
            return [];
        var bytes = new byte[tensor.ByteLength];
        buffers.Single(buffer => buffer.Pointer == tensor.Pointer).CopyTo<byte>(bytes);
        return tensor.Type switch
        {
            DeviceType.Double => MemoryMarshal.Cast<byte, double>(bytes).ToArray(),
            DeviceType.Half => [.. MemoryMarshal.Cast<byte, Half>(bytes).ToArray().Select(v => (double)v)],
            _ => [.. MemoryMarshal.Cast<byte, float>(bytes).ToArray().Select(v => (double)v)],
        };
    }
}
