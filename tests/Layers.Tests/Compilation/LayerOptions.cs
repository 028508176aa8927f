using System.Globalization;

namespace SubsetGen.Layers.Tests.Compilation;

/// <summary>One configuration of a layer, as an attribute would state it.</summary>
internal sealed record LayerOptions(double K, SubsetMethod Method, double Temperature = 1, SubsetPrecision Precision = SubsetPrecision.Double)
{
    public bool HasSteps => Method == SubsetMethod.SuccessiveSoftmax;

    private string Element => Precision == SubsetPrecision.Double ? "double" : "float";

    /// <summary>The class that states it.</summary>
    public string Declaration(string name) => string.Create(CultureInfo.InvariantCulture, $"""
        [KSubsetLayer({K:R}, SubsetMethod.{Method}, Temperature = {Temperature:R}, Precision = SubsetPrecision.{Precision}, Steps = {(HasSteps ? "true" : "false")})]
        public sealed partial class {name} : IPureLayer<{Element}>{(HasSteps ? $", IStepsLayer<{Element}>" : string.Empty)};
        """);
}
