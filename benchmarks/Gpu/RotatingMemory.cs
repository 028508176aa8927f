using SubsetGen.Benchmarks.Measurement;
using SubsetGen.Golden.Batches;
using SubsetGen.Layers.Tests;
using SubsetGen.Runtime.Cuda;

namespace SubsetGen.Benchmarks.Gpu;

/// <summary>
/// Many copies of one array in device memory, taken in turn: when one is taken again, so much else went through the cache that none
/// of it is left there.
/// </summary>
internal sealed class RotatingMemory : IDisposable
{
    /// <summary>Far more than the cache of any device; those of 2025 have up to 126 MB.</summary>
    public const long Enough = 512L << 20;

    private const int Alignment = 256;
    private const int PoolSize = 1 << 21;

    private readonly DeviceBuffer _buffer;
    private readonly DeviceType _type;
    private readonly nint[] _lengths;
    private readonly long _stride;
    private readonly long _count;

    /// <param name="shape">Rows and items of the array.</param>
    /// <param name="type">Its numbers.</param>
    /// <param name="bytes">How much all copies take, or a little more; at least one copy.</param>
    public RotatingMemory(Shape shape, DeviceType type, long bytes)
    {
        _type = type;
        _lengths = [shape.Rows, shape.N];
        ArrayBytes = (long)shape.Rows * shape.N * type.Size();
        _stride = (ArrayBytes + Alignment - 1) / Alignment * Alignment;
        _count = Math.Max(1, (bytes + _stride - 1) / _stride);
        _buffer = new DeviceBuffer(_stride * _count);
    }

    /// <summary>Bytes of one array.</summary>
    public long ArrayBytes { get; }

    /// <summary>The array whose turn it is.</summary>
    public DeviceTensor this[long turn] => new(_buffer.Pointer + checked((nint)(turn % _count * _stride)), _type, _lengths);

    /// <summary>Fills all copies with standard normal numbers: pieces of a pool, each begun at a random place.</summary>
    public void FillWithNormal(int seed)
    {
        var random = new Random(seed);
        var pool = Stored.Bytes(Draws.Normal(PoolSize, seed), _type);
        var host = KernelHost.Current;
        for (long at = 0; at < _buffer.ByteLength;)
        {
            var start = random.Next(PoolSize / 2) * _type.Size();
            var length = (int)Math.Min(pool.Length - start, _buffer.ByteLength - at);
            host.CopyToDevice(_buffer.Pointer + checked((nint)at), pool.AsSpan(start, length), default);
            at += length;
        }
    }

    public void Dispose() => _buffer.Dispose();
}
