using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using SubsetGen.Runtime.Layers;

namespace SubsetGen.Runtime.Cuda;

/// <summary>
/// A dense tensor in device memory, row-major: the last dimension is the items of a row. It owns nothing, and is 8 dimensions
/// at most.
/// </summary>
public readonly struct DeviceTensor
{
    private const int MaximumRank = 8;

    private readonly DeviceBuffer? buffer;
    private readonly nint pointer;
    private readonly Dimensions dimensions;

    /// <summary>A tensor that fills a buffer.</summary>
    /// <param name="buffer">Its memory, of exactly its size.</param>
    /// <param name="type">The type of its elements.</param>
    /// <param name="lengths">Its shape, <c>[..., n]</c>.</param>
    /// <exception cref="ArgumentException">The buffer holds more or fewer elements than the shape has.</exception>
    public DeviceTensor(DeviceBuffer buffer, DeviceType type, params ReadOnlySpan<nint> lengths)
        : this(type, lengths)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        if (buffer.ByteLength != ByteLength)
        {
            throw new ArgumentException(
                $"A tensor of shape {BatchShape.Text(lengths)} and type {type} has {ByteLength} bytes, but the buffer has {buffer.ByteLength}; "
                + "they must be the same.", nameof(buffer));
        }

        this.buffer = buffer;
        pointer = buffer.Pointer;
    }

    /// <summary>A tensor in memory that others own.</summary>
    /// <param name="pointer">Its address on the device; a multiple of the size of an element. It must stay valid while kernels use it.</param>
    /// <param name="type">The type of its elements.</param>
    /// <param name="lengths">Its shape, <c>[..., n]</c>.</param>
    /// <exception cref="ArgumentException">The address is null or not aligned.</exception>
    public DeviceTensor(nint pointer, DeviceType type, params ReadOnlySpan<nint> lengths)
        : this(type, lengths)
    {
        if (pointer == 0 && ByteLength > 0)
            throw new ArgumentException($"A tensor of shape {BatchShape.Text(lengths)} needs memory; its pointer is null.", nameof(pointer));
        if (pointer % type.Size() != 0)
        {
            throw new ArgumentException(
                $"A tensor of type {type} must begin at a multiple of {type.Size()} bytes; its pointer is 0x{pointer:x}.", nameof(pointer));
        }

        this.pointer = pointer;
    }

    private DeviceTensor(DeviceType type, ReadOnlySpan<nint> lengths)
    {
        if (lengths.Length > MaximumRank)
        {
            throw new ArgumentException(
                $"A tensor has {MaximumRank} dimensions at most; shape {BatchShape.Text(lengths)} has {lengths.Length}.", nameof(lengths));
        }

        long count = lengths.IsEmpty ? 0 : 1;
        for (var i = 0; i < lengths.Length; i++)
        {
            if (lengths[i] < 0)
                throw new ArgumentException($"Lengths cannot be negative; the shape is {BatchShape.Text(lengths)}.", nameof(lengths));
            count = checked(count * lengths[i]);
            dimensions[i] = lengths[i];
        }

        Type = type;
        Rank = lengths.Length;
        Count = count;
        ByteLength = checked(count * type.Size());
    }

    /// <summary>The type of its elements.</summary>
    public DeviceType Type { get; }

    /// <summary>The number of its dimensions; 0 where there is no tensor.</summary>
    public int Rank { get; }

    /// <summary>The number of its elements.</summary>
    public long Count { get; }

    /// <summary>Its size in bytes.</summary>
    public long ByteLength { get; }

    /// <summary>Its address on the device.</summary>
    /// <exception cref="ObjectDisposedException">Its buffer was disposed.</exception>
    public nint Pointer => buffer is null ? pointer : buffer.Pointer;

    /// <summary>Its shape.</summary>
    [UnscopedRef]
    public ReadOnlySpan<nint> Lengths => ((ReadOnlySpan<nint>)dimensions)[..Rank];

    /// <summary>Whether it has no elements.</summary>
    public bool IsEmpty => Count == 0;

    /// <inheritdoc/>
    public override string ToString() => $"{Type}{BatchShape.Text(Lengths)}";

    [InlineArray(MaximumRank)]
    private struct Dimensions
    {
        private nint first;
    }
}
