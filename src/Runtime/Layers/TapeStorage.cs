using System.Buffers;
using System.Numerics;

namespace SubsetGen.Runtime.Layers;

/// <summary>What a tape holds: the logits forward saw, the scalars it kept, and the call. Used again by later calls.</summary>
internal sealed class TapeStorage<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int MostIdle = 64;

    private static readonly TapeStorage<T>?[] Idle = new TapeStorage<T>?[MostIdle];

    private nint[] lengths = [];
    private int rank;

    /// <summary>Grows by one each time the storage is given back, so that a handle to an earlier use is known as such.</summary>
    public int Version { get; private set; } = 1;

    public object? Owner { get; private set; }

    public LayerCall Call { get; private set; }

    public BatchShape Shape { get; private set; }

    public T[] Logits { get; private set; } = [];

    public T[] Saved { get; private set; } = [];

    /// <summary>Whether backward has run.</summary>
    public bool IsUsed { get; set; }

    public ReadOnlySpan<nint> Lengths => lengths.AsSpan(0, rank);

    public static TapeStorage<T> Rent(object owner, in LayerCall call, BatchShape shape, ReadOnlySpan<nint> lengths, int savedScalars)
    {
        TapeStorage<T>? storage = null;
        for (var i = 0; i < Idle.Length && storage is null; i++)
            if (Volatile.Read(ref Idle[i]) is not null)
                storage = Interlocked.Exchange(ref Idle[i], null);
        storage ??= new TapeStorage<T>();
        storage.Owner = owner;
        storage.Call = call;
        storage.Shape = shape;
        storage.IsUsed = false;
        if (storage.lengths.Length < lengths.Length)
            storage.lengths = new nint[lengths.Length];
        lengths.CopyTo(storage.lengths);
        storage.rank = lengths.Length;
        storage.Logits = ArrayPool<T>.Shared.Rent(checked(shape.Rows * shape.Items));
        storage.Saved = ArrayPool<T>.Shared.Rent(checked(shape.Rows * savedScalars));
        return storage;
    }

    public void Return()
    {
        Version++;
        Owner = null;
        ArrayPool<T>.Shared.Return(Logits);
        ArrayPool<T>.Shared.Return(Saved);
        Logits = [];
        Saved = [];
        for (var i = 0; i < Idle.Length; i++)
            if (Volatile.Read(ref Idle[i]) is null && Interlocked.CompareExchange(ref Idle[i], this, null) is null)
                return;
    }
}
