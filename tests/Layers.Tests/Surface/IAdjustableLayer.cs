using System.Numerics;

namespace SubsetGen.Layers.Tests.Surface;

/// <summary>A layer whose temperature is set between calls.</summary>
public interface IAdjustableLayer<T> : ILayer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    double Temperature { get; set; }
}
