using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;

namespace SubsetGen.Runtime.Layers;

/// <summary>What a tape holds: the inputs forward saw, what it kept of its results, and the call. Used again by later calls.</summary>
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

    /// <summary>The logits, excluded items at minus infinity; empty where the kernel keeps a row of its own.</summary>
    public T[] Logits { get; private set; } = [];

    /// <summary>The second input.</summary>
    public T[] Second { get; private set; } = [];

    /// <summary>The third.</summary>
    public T[] Third { get; private set; } = [];

    /// <summary>The fourth.</summary>
    public T[] Fourth { get; private set; } = [];

    /// <summary>The rows that forward keeps, if it does, and then the scalars that it found.</summary>
    public T[] Saved { get; private set; } = [];

    /// <summary>The first output, where backward reads it.</summary>
    public T[] Output { get; private set; } = [];

    /// <summary>The second output, where backward reads it.</summary>
    public T[] SecondOutput { get; private set; } = [];

    /// <summary>Each row's k, where it had its own; else empty.</summary>
    public T[] RowK { get; private set; } = [];

    /// <summary>Whether backward has run.</summary>
    public bool IsUsed { get; set; }

    /// <summary>
    /// What is kept of the inputs. Of further ones only the memory: their shapes were checked when they came. Of logits that are not
    /// kept only the shape.
    /// </summary>
    public LayerInputs<T> Inputs => new(
        new ReadOnlyTensorSpan<T>((Logits.Length > 0 ? Logits : Saved).AsSpan(0, Shape.Rows * Shape.Items), lengths.AsSpan(0, rank)))
    {
        Second = Flat(Second),
        Third = Flat(Third),
        Fourth = Flat(Fourth),
        RowK = RowK,
    };

    /// <summary>What is kept of the outputs; their memory alone.</summary>
    public LayerOutputs<T> Outputs => new(Flat(Output)) { Second = Flat(SecondOutput) };

    public static TapeStorage<T> Rent(
        object owner, in LayerCall call, BatchShape shape, ReadOnlySpan<nint> lengths, in TapeLayout layout, ReadOnlySpan<T> rowK)
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
        storage.Logits = Rent(shape, layout.Logits);
        storage.Second = Rent(shape, layout.Second);
        storage.Third = Rent(shape, layout.Third);
        storage.Fourth = Rent(shape, layout.Fourth);
        storage.Saved = Rent(shape, layout.Saved);
        storage.Output = Rent(shape, layout.Output);
        storage.SecondOutput = Rent(shape, layout.SecondOutput);
        storage.RowK = rowK.IsEmpty ? [] : Rent(shape, 1);
        rowK.CopyTo(storage.RowK);
        return storage;
    }

    public void Return()
    {
        Version++;
        Owner = null;
        Logits = Return(Logits);
        Second = Return(Second);
        Third = Return(Third);
        Fourth = Return(Fourth);
        Saved = Return(Saved);
        Output = Return(Output);
        SecondOutput = Return(SecondOutput);
        RowK = Return(RowK);
        for (var i = 0; i < Idle.Length; i++)
            if (Volatile.Read(ref Idle[i]) is null && Interlocked.CompareExchange(ref Idle[i], this, null) is null)
                return;
    }

    private static TensorSpan<T> Flat(T[] array) => array.Length == 0 ? default : new TensorSpan<T>(array);

    private static T[] Rent(BatchShape shape, int length) => ArrayPool<T>.Shared.Rent(checked(shape.Rows * length));

    private static T[] Return(T[] array)
    {
        ArrayPool<T>.Shared.Return(array);
        return [];
    }
}
