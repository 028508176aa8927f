using Microsoft.CodeAnalysis.CSharp;
using SubsetGen.Generator.Model;

namespace SubsetGen.Generator.Parse;

/// <summary>What is written at an annotated class, before anything has been found right or wrong with it.</summary>
/// <remarks>An argument that is missing or no constant is null, or the enum name empty.</remarks>
internal sealed record LayerFacts(
    TypeName Type,
    LanguageVersion Language,
    bool IsPartial,
    string? NonPartialContainer,
    bool IsGeneric,
    bool IsStatic,
    bool IsAbstract,
    EquatableArray<string> Members,
    double? K,
    int N,
    string Method,
    string Noise,
    string Sample,
    string Gradient,
    string Precision,
    double Temperature,
    bool AdjustableTemperature,
    bool Steps)
{
    /// <summary>The layer these facts describe, if no rule objects to them.</summary>
    public LayerSpec ToSpec() => new(
        Type, K!.Value, N > 0 ? N : null, Method, Noise, Sample, Gradient, Precision, Temperature, AdjustableTemperature, Steps);
}
