using System.Runtime.CompilerServices;

namespace SubsetGen.Runtime.Layers;

/// <summary>The rows of a pinned tensor; without memory, every row is empty.</summary>
internal readonly unsafe struct Rows<T>(T* start, int length)
    where T : unmanaged
{
    public bool IsEmpty => start == null;

    /// <summary>Items in a row.</summary>
    public int Length => length;

    public Span<T> this[int row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => start == null ? default : new Span<T>(start + ((long)row * length), length);
    }

    /// <summary>Several rows in a row.</summary>
    public Span<T> Block(int first, int count) => start == null ? default : new Span<T>(start + ((long)first * length), count * length);
}
