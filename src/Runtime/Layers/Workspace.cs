using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SubsetGen.Runtime.Layers;

/// <summary>
/// The scratch memory of one thread: rows are handed out one after another and all taken back at once. It grows to what the
/// largest row needed and stays there, so that a steady state allocates nothing.
/// </summary>
/// <typeparam name="T">Element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe class Workspace<T>
    where T : unmanaged
{
    /// <summary>Rows start on a cache line, so that no vector straddles two.</summary>
    private const int Alignment = 64;

    [ThreadStatic]
    private static Workspace<T>? current;

    private readonly List<nint> outgrown = [];
    private byte* block;
    private nuint size;
    private nuint used;
    private nuint wanted;

    /// <summary>An empty one. Whoever makes it must hold it for as long as its rows are read: they do not keep it alive.</summary>
    internal Workspace()
    {
    }

    /// <summary>Frees the memory.</summary>
    ~Workspace()
    {
        Release();
        NativeMemory.AlignedFree(block);
    }

    /// <summary>The calling thread's workspace.</summary>
    public static Workspace<T> Current => current ??= new Workspace<T>();

    /// <summary>Elements by which every row is at least padded, and to a multiple of which.</summary>
    public static int Padding => Alignment / sizeof(T);

    /// <summary>The length of a row of <paramref name="n"/> items with its padding.</summary>
    public static int Padded(int n) => (n + Padding - 1) / Padding * Padding;

    /// <summary>A row of <paramref name="n"/> items with undefined contents, padded to whole vectors with zeros.</summary>
    /// <remarks>
    /// Some rows are written an item at a time and then summed a vector at a time: what an earlier row left in the padding,
    /// a NaN perhaps, must not get into the sum. Never inlined: the JIT compiler inlines up to a budget, which kernels need for
    /// their loops.
    /// </remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public Span<T> Rent(int n)
    {
        var bytes = Apart((nuint)Padded(n) * (nuint)sizeof(T));
        wanted += bytes;
        if (used + bytes > size)
            Grow(bytes);
        var start = block + used;
        used += bytes;
        var row = new Span<T>(start, Padded(n));
        row[n..].Clear();
        return row;
    }

    /// <summary>Takes back every row handed out so far.</summary>
    public void Reset()
    {
        if (outgrown.Count > 0)
        {
            // One block for all that was wanted: the next row of this size fits.
            Release();
            NativeMemory.AlignedFree(block);
            Allocate(wanted);
        }

        used = 0;
        wanted = 0;
    }

    /// <summary>
    /// Room for a row and a gap, so that no two rows lie almost a page apart: a load is held up by a store whose address
    /// agrees with it in the lowest twelve bits.
    /// </summary>
    private static nuint Apart(nuint bytes)
    {
        const nuint Page = 4096;
        const nuint Near = 512;
        var offset = bytes % Page;
        if (bytes < Near)
            return bytes;
        return offset < Near ? bytes + Near : offset > Page - Near ? bytes + Page - offset + Near : bytes;
    }

    private void Grow(nuint bytes)
    {
        if (block != null)
            outgrown.Add((nint)block);
        Allocate(nuint.Max(bytes, size * 2));
        used = 0;
    }

    private void Allocate(nuint bytes)
    {
        block = (byte*)NativeMemory.AlignedAlloc(bytes, Alignment);
        size = bytes;
        GC.KeepAlive(this);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Release()
    {
        foreach (var old in outgrown)
            NativeMemory.AlignedFree((void*)old);
        outgrown.Clear();
    }
}
