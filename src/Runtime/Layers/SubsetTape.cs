using System.Numerics;

namespace SubsetGen.Runtime.Layers;

/// <summary>
/// What <c>Backward</c> needs of one <c>Forward</c>: a copy of the logits, or a row in their place, and a few scalars a row. Its memory is pooled, so
/// dispose it; it may be disposed more than once.
/// </summary>
/// <typeparam name="T">Element type of the layer.</typeparam>
public readonly struct SubsetTape<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TapeStorage<T>? storage;
    private readonly int version;

    internal SubsetTape(TapeStorage<T> storage)
    {
        this.storage = storage;
        version = storage.Version;
    }

    private bool IsLive => storage is not null && storage.Version == version;

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        if (IsLive)
            storage!.Return();
    }

    /// <summary>The storage, for a backward pass by <paramref name="owner"/>.</summary>
    internal TapeStorage<T> Open(object owner, bool steps)
    {
        if (storage is null)
            throw new ArgumentException("The tape is empty; pass the one that Forward returned.", "tape");
        if (!IsLive)
            throw new ObjectDisposedException("tape", "The tape was disposed; Backward must run before that.");
        if (!ReferenceEquals(storage.Owner, owner))
        {
            throw new ArgumentException(
                $"The tape is of another layer: it was made by a {storage.Owner!.GetType().Name}, this is another "
                + $"{owner.GetType().Name}.", "tape");
        }

        if (storage.IsUsed)
            throw new InvalidOperationException("The tape was used already; each Forward allows one Backward.");
        if (storage.Call.Steps != steps)
        {
            throw new ArgumentException(
                steps ? "The tape is of Forward; pass it to Backward." : "The tape is of ForwardSteps; pass it to BackwardSteps.", "tape");
        }

        return storage;
    }
}
