using System.Runtime.InteropServices;

namespace SubsetGen.Cuda.Tests.Harness;

/// <summary>
/// Numbers at an address that stays, as a kernel takes them, between guards: what a kernel reads outside is NaN, and what it
/// writes there is found.
/// </summary>
internal sealed unsafe class GuardedMemory<T> : IDisposable
    where T : unmanaged
{
    private const int Alignment = 256;
    private const byte Guard = 0xFF;

    private readonly byte* _memory;
    private readonly int _start;

    /// <param name="length">How many numbers; all NaN at first.</param>
    /// <param name="offset">Numbers by which the first is moved off an address that is a multiple of 256 bytes.</param>
    public GuardedMemory(int length, int offset = 0)
    {
        Length = length;
        _start = Alignment + offset * sizeof(T);
        _memory = (byte*)NativeMemory.AlignedAlloc((nuint)Bytes, Alignment);
        new Span<byte>(_memory, Bytes).Fill(Guard);
    }

    /// <summary>With given values.</summary>
    public GuardedMemory(ReadOnlySpan<T> values, int offset = 0)
        : this(values.Length, offset) => values.CopyTo(Span);

    public int Length { get; }

    public T* Pointer => (T*)(_memory + _start);

    public Span<T> Span => new(Pointer, Length);

    public T[] ToArray() => Span.ToArray();

    private int Bytes => _start + Length * sizeof(T) + Alignment;

    /// <summary>Fails where the guards were written to.</summary>
    public void RequireGuards()
    {
        var before = new ReadOnlySpan<byte>(_memory, _start).IndexOfAnyExcept(Guard);
        if (before >= 0)
            throw new EmulationException($"written {_start - before} bytes before the first of {Length} numbers");
        var after = new ReadOnlySpan<byte>(_memory + _start + Length * sizeof(T), Alignment).IndexOfAnyExcept(Guard);
        if (after >= 0)
            throw new EmulationException($"written {after} bytes behind the last of {Length} numbers");
    }

    public void Dispose() => NativeMemory.AlignedFree(_memory);
}
