using System.Numerics;
using SubsetGen.Golden.Batches;
using SubsetGen.Golden.Surface;
using SubsetGen.Layers.Tests.Surface;

namespace SubsetGen.Golden.Sides;

/// <summary>A class of layers that compute in T.</summary>
internal abstract class Sides<T, TLayer>(SubsetMethod method)
    : TwoSidedLayer(method, typeof(T) == typeof(double) ? SubsetPrecision.Double : SubsetPrecision.Single)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TLayer : new()
{
    public override string Name => typeof(TLayer).Name;

    /// <summary>A layer, set as the batch says.</summary>
    protected static TLayer Create(Batch batch)
    {
        var layer = new TLayer();
        if (layer is IWithTemperature warm)
            warm.Temperature = batch.Temperature;
        if (layer is IWithSeed random)
            random.Seed = batch.Seed;
        switch (layer)
        {
            case IFractionalKLayer<T> fractional:
                fractional.K = batch.K;
                break;
            case IWholeKLayer<T> whole:
                whole.K = (int)batch.K;
                break;
            case IPairRowKLayer<T> pairs:
                pairs.K = (int)batch.K;
                break;
            case ILawLayer<T> law:
                law.K = (int)batch.K;
                break;
        }

        return layer;
    }

    protected static T[] Narrow(double[] values) => [.. values.Select(T.CreateTruncating)];

    protected static double[] Widen(T[] values) => [.. values.Select(double.CreateTruncating)];
}
