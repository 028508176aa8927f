using Microsoft.CodeAnalysis.CSharp;
using SubsetGen.Generator.Model;

namespace SubsetGen.Generator.Parse;

/// <summary>What is written at an annotated class, before anything has been found right or wrong with it.</summary>
/// <remarks>
/// An argument that is missing or no constant is null, or the enum name empty; an enum value without a name is its number.
/// </remarks>
internal sealed record LayerFacts(
    TypeName Type,
    LanguageVersion Language,
    bool IsPartial,
    EquatableArray<string> NonPartialContainers,
    bool IsGeneric,
    bool IsStatic,
    bool IsFileLocal,
    bool HasRuntime,
    EquatableArray<MemberFacts> Members,
    EquatableArray<string> NestedTypes,
    string OutermostType,
    EquatableArray<string> NotConstant,
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
    /// <summary>Whether the layer chooses no whole number of items.</summary>
    public bool HasFractionalK => K > 0 && K % 1 > 0;

    /// <summary>Whether zeros and ones leave the layer.</summary>
    public bool IsHard => Sample is not ("Relaxed" or "");

    /// <summary>The layer these facts describe, if no rule objects to them.</summary>
    public LayerSpec ToSpec() => new(
        Type, K ?? 1, N > 0 ? N : null, Method, Noise, Sample, Gradient, Precision, Temperature, AdjustableTemperature, Steps);

    /// <summary>A layer that compiles and has the members that this one should have, whatever its arguments are.</summary>
    public LayerSpec ToStandIn() => new(
        Type, 1, null,
        Steps ? "SuccessiveSoftmax" : "SigmoidTopK",
        ToSpec().IsRandom ? "Gumbel" : "None",
        "Relaxed", "Relaxed",
        Precision == "Double" ? "Double" : "Single",
        1, AdjustableTemperature, Steps);
}
