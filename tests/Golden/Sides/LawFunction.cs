using System.Numerics;
using SubsetGen.Golden.Surface;

namespace SubsetGen.Golden.Sides;

/// <summary>A number that says something of the law of a row, and its gradient.</summary>
/// <param name="Name">The member of the layer.</param>
/// <param name="OnHost">Asks a layer for both, on the processor.</param>
/// <param name="OnDevice">Asks a layer for both, in device memory.</param>
internal sealed record LawFunction<T>(
    string Name, Action<ILawLayer<T>, LawSpans<T>> OnHost, Action<ILawLayer<T>, LawTensors> OnDevice)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;
