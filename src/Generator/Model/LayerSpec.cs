namespace SubsetGen.Generator.Model;

/// <summary>Everything the generator knows of one layer: plain values only, so that equal input means no work.</summary>
internal sealed record LayerSpec(
    TypeName Type,
    double K,
    int? N,
    string Method,
    string Noise,
    string Sample,
    string Gradient,
    string Precision,
    double Temperature,
    bool AdjustableTemperature,
    bool Steps)
{
    /// <summary>The temperature where it is a constant of the emitted code.</summary>
    public double? ConstantTemperature => AdjustableTemperature ? null : Temperature;

    public bool HasNoise => Noise != "None";

    /// <summary>Whether a call draws random numbers, so that the layer has a seed and counts its calls.</summary>
    public bool IsRandom => HasNoise || Sample == "Exact";

    /// <summary>Whether a call depends on nothing but its arguments.</summary>
    public bool IsStateless => !IsRandom && !AdjustableTemperature;
}
