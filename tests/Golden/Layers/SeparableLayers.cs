using SubsetGen.Golden.Surface;
using SubsetGen.Layers.Tests.Surface;

namespace SubsetGen.Golden.Layers;

// One layer a method and precision serves all cases: k and temperature are set.

[KSubsetLayer(3, SubsetMethod.SigmoidTopK, AdjustableK = true, AdjustableTemperature = true)]
public sealed partial class SigmoidSingle : IFractionalKLayer<float>, IDeviceFractionalKLayer, IWithTemperature;

[KSubsetLayer(3, SubsetMethod.SigmoidTopK, AdjustableK = true, AdjustableTemperature = true, Precision = SubsetPrecision.Double)]
public sealed partial class SigmoidDouble : IFractionalKLayer<double>, IDeviceFractionalKLayer, IWithTemperature;

[KSubsetLayer(3, SubsetMethod.EuclideanTopK, AdjustableK = true, AdjustableTemperature = true)]
public sealed partial class EuclideanSingle : IFractionalKLayer<float>, IDeviceFractionalKLayer, IWithTemperature;

[KSubsetLayer(3, SubsetMethod.EuclideanTopK, AdjustableK = true, AdjustableTemperature = true, Precision = SubsetPrecision.Double)]
public sealed partial class EuclideanDouble : IFractionalKLayer<double>, IDeviceFractionalKLayer, IWithTemperature;

[KSubsetLayer(3, SubsetMethod.CategoricalEntropyTopK, AdjustableK = true, AdjustableTemperature = true)]
public sealed partial class CategoricalEntropySingle : IFractionalKLayer<float>, IDeviceFractionalKLayer, IWithTemperature;

[KSubsetLayer(3, SubsetMethod.CategoricalEntropyTopK, AdjustableK = true, AdjustableTemperature = true, Precision = SubsetPrecision.Double)]
public sealed partial class CategoricalEntropyDouble : IFractionalKLayer<double>, IDeviceFractionalKLayer, IWithTemperature;

[KSubsetLayer(3, SubsetMethod.LaplaceTopK, AdjustableK = true, AdjustableTemperature = true)]
public sealed partial class LaplaceSingle : IFractionalKLayer<float>, IDeviceFractionalKLayer, IWithTemperature;

[KSubsetLayer(3, SubsetMethod.LaplaceTopK, AdjustableK = true, AdjustableTemperature = true, Precision = SubsetPrecision.Double)]
public sealed partial class LaplaceDouble : IFractionalKLayer<double>, IDeviceFractionalKLayer, IWithTemperature;

[KSubsetLayer(3, SubsetMethod.SoftTopK, AdjustableK = true, AdjustableTemperature = true)]
public sealed partial class SoftSingle : IFractionalKLayer<float>, IDeviceFractionalKLayer, IWithTemperature;

[KSubsetLayer(3, SubsetMethod.SoftTopK, AdjustableK = true, AdjustableTemperature = true, Precision = SubsetPrecision.Double)]
public sealed partial class SoftDouble : IFractionalKLayer<double>, IDeviceFractionalKLayer, IWithTemperature;

[KSubsetLayer(3, SubsetMethod.Custom, Response = nameof(Rise), AdjustableK = true, AdjustableTemperature = true)]
public sealed partial class CustomSingle : IFractionalKLayer<float>, IDeviceFractionalKLayer, IWithTemperature
{
    private static double Rise(double u) => 0.5 * (1 + Math.Tanh(u));
}

[KSubsetLayer(3, SubsetMethod.Custom, Response = nameof(Rise), AdjustableK = true, AdjustableTemperature = true, Precision = SubsetPrecision.Double)]
public sealed partial class CustomDouble : IFractionalKLayer<double>, IDeviceFractionalKLayer, IWithTemperature
{
    private static double Rise(double u) => 0.5 * (1 + Math.Tanh(u));
}
