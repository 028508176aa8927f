using System.ComponentModel;

namespace SubsetGen.Runtime.Layers.Packed;

/// <summary>What the steps over several short rows know of them.</summary>
/// <typeparam name="T">Element type of the layer.</typeparam>
/// <param name="Length">Items of a row, times the lanes of a vector.</param>
/// <param name="Temperature">The temperature of this call.</param>
/// <param name="Workspace">Scratch memory of the thread.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct PackedShape<T>(int Length, T Temperature, Workspace<T> Workspace)
    where T : unmanaged;
