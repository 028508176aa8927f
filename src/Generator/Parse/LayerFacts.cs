using Microsoft.CodeAnalysis.CSharp;
using SubsetGen.Generator.Methods;
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
    bool HasTensors,
    ModuleFacts? Module,
    EquatableArray<MemberFacts> Members,
    EquatableArray<string> NestedTypes,
    string OutermostType,
    EquatableArray<string> NotConstant,
    double? K,
    bool HasImplicitK,
    bool AdjustableK,
    bool LearnableK,
    int N,
    string Method,
    string Noise,
    string Sample,
    int Samples,
    string Gradient,
    double GradientTemperature,
    double Lambda,
    bool AdaptiveLambda,
    string Precision,
    double Temperature,
    bool AdjustableTemperature,
    bool LearnableTemperature,
    bool Steps,
    bool Distribution,
    string Targets,
    ResponseFacts? Response)
{
    /// <summary>Whether the layer chooses no whole number of items.</summary>
    public bool HasFractionalK => K > 0 && K % 1 > 0;

    /// <summary>Whether zeros and ones leave the layer.</summary>
    public bool IsHard => Sample is not ("Relaxed" or "");

    /// <summary>Whether neighbours have logits of their own.</summary>
    public bool HasPairs => MethodTable.Find(Method) is { HasPairs: true };

    /// <summary>The layer these facts describe, if no rule objects to them.</summary>
    public LayerSpec ToSpec() => new(Type, HasImplicitK ? null : K ?? 1, Method)
    {
        HasTensors = HasTensors,
        Module = HasTensors && Module is not null ? new(Module.TakesLimits(HasPairs), Module.Result, Module.NeedsConstructor) : null,
        AdjustableK = AdjustableK || LearnableK,
        LearnableK = LearnableK,
        N = N > 0 ? N : null,
        Noise = Noise,
        Sample = Sample,
        Samples = Samples,
        Gradient = Gradient,
        GradientTemperature = GradientTemperature,
        Lambda = Lambda,
        AdaptiveLambda = AdaptiveLambda,
        Precision = Precision,
        Temperature = Temperature,
        AdjustableTemperature = AdjustableTemperature || LearnableTemperature,
        LearnableTemperature = LearnableTemperature,
        Steps = Steps,
        Distribution = Distribution,
        Targets = Targets,
        Response = Response?.Value,
    };

    /// <summary>A layer that compiles and has the members that this one should have, whatever its arguments are.</summary>
    public LayerSpec ToStandIn()
    {
        var spec = ToSpec();
        var takesLosses = spec.TakesLosses && !Steps;

        // The type of an adjustable k, and whether it has a gradient, depend on whether it is whole.
        var isWhole = spec.AdjustableK && !spec.TakesFractionalK;
        return spec with
        {
            K = HasImplicitK && !spec.AdjustableK && !Distribution ? null : 1,
            N = null,
            Method = Steps ? "SuccessiveSoftmax" : spec.HasPairs ? Method : takesLosses || isWhole || Distribution ? "Marginals" : "SigmoidTopK",
            Noise = spec.IsRandom && !takesLosses ? "Gumbel" : "None",
            Sample = takesLosses ? "Exact" : "Relaxed",
            Samples = 1,
            Gradient = takesLosses ? Gradient : "Relaxed",
            GradientTemperature = 1,
            Lambda = 1,
            Precision = Precision == "Double" ? "Double" : "Single",
            Temperature = 1,
            Distribution = Distribution && !Steps,
            Targets = Targets is "Cpu" or "Cuda" ? Targets : "Both",
            Response = null,
        };
    }
}
