using System.Numerics;

namespace SubsetGen.Layers.Tests.Surface;

/// <summary>A layer that draws.</summary>
public interface IRandomLayer<T> : ILayer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    ulong Seed { get; set; }
}
