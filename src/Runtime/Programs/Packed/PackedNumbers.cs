using System.ComponentModel;
using System.Numerics;
using SubsetGen.Runtime.Layers;
using SubsetGen.Runtime.Numerics;

namespace SubsetGen.Runtime.Programs.Packed;

/// <summary>A few numbers of each of several short rows, in memory.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PackedNumbers
{
    /// <summary>The numbers, one vector after another.</summary>
    public static Span<T> Rent<V, T>(Workspace<T> workspace, params ReadOnlySpan<V> numbers)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var length = numbers.Length * V.Count;
        var rented = workspace.Rent(length)[..length];
        for (var i = 0; i < numbers.Length; i++)
            V.Store(numbers[i], rented, i * V.Count);
        return rented;
    }
}
