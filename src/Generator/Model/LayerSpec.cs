using SubsetGen.Generator.Estimators;
using SubsetGen.Generator.Ir;
using SubsetGen.Generator.Methods;

namespace SubsetGen.Generator.Model;

/// <summary>Everything the generator knows of one layer: plain values only, so that equal input means no work.</summary>
/// <param name="Type">The annotated class.</param>
/// <param name="K">The subset size; null where it is the subset's own sum.</param>
/// <param name="Method">A member of <c>SubsetMethod</c>; the axes below are named after their enums, too.</param>
internal sealed record LayerSpec(TypeName Type, double? K, string Method)
{
    /// <summary>Whether the project has what layers over TorchSharp's tensors need.</summary>
    public bool HasTensors { get; init; }

    /// <summary>What is known of the module that the class is; null where it is none.</summary>
    public ModuleSpec? Module { get; init; }

    public bool AdjustableK { get; init; }

    /// <summary>Whether k is a parameter of the module; it is adjustable then, too.</summary>
    public bool LearnableK { get; init; }

    /// <summary>The row length; null for any.</summary>
    public int? N { get; init; }

    public string Noise { get; init; } = "None";

    public string Sample { get; init; } = "Relaxed";

    public int Samples { get; init; } = 1;

    public string Gradient { get; init; } = "Relaxed";

    public double GradientTemperature { get; init; } = 1;

    public double Lambda { get; init; } = 1;

    public bool AdaptiveLambda { get; init; }

    public string Precision { get; init; } = "Single";

    public double Temperature { get; init; } = 1;

    /// <summary>The response of a method that takes one, as a function of one argument.</summary>
    public Expr? Response { get; init; }

    public bool AdjustableTemperature { get; init; }

    /// <summary>Whether the logarithm of the temperature is a parameter of the module; it is adjustable then, too.</summary>
    public bool LearnableTemperature { get; init; }

    public bool Steps { get; init; }

    /// <summary>Whether the members about the law behind the layer are emitted, too.</summary>
    public bool Distribution { get; init; }

    /// <summary>A member of <c>SubsetTargets</c>.</summary>
    public string Targets { get; init; } = "Both";

    /// <summary>Whether the layer takes tensors in host memory.</summary>
    public bool IsForHost => Targets != "Cuda";

    /// <summary>Whether it takes tensors in device memory.</summary>
    public bool IsForDevice => Targets != "Cpu" && !AdaptiveLambda;

    /// <summary>The temperature where it is a constant of the emitted code.</summary>
    public double? ConstantTemperature => AdjustableTemperature ? null : Temperature;

    /// <summary>Whether the sum of the subset is its size, whatever it is.</summary>
    public bool HasImplicitK => K is null;

    /// <summary>Whether k may be no whole number.</summary>
    public bool TakesFractionalK =>
        MethodTable.Find(Method) is { TakesFractionalK: true } && SampleTable.Find(Sample) is { TakesFractionalK: true };

    /// <summary>Whether backward also yields a gradient for k.</summary>
    public bool HasKGradient => AdjustableK && TakesFractionalK && Gradient == "Relaxed";

    /// <summary>
    /// Whether backward yields what steps add to the gradient for the temperature; what comes from the logits over it, the
    /// runtime makes of their gradient.
    /// </summary>
    public bool HasGradientOfSteps =>
        LearnableTemperature && Gradient == "Relaxed" && MethodTable.Find(Method) is { DividesByTemperatureOnce: false };

    /// <summary>Whether losses of samples arrive at backward, instead of a gradient.</summary>
    public bool TakesLosses => EstimatorTable.Find(Gradient) is { TakesLosses: true };

    /// <summary>Whether neighbours have logits and subset values of their own.</summary>
    public bool HasPairs => MethodTable.Find(Method) is { HasPairs: true };

    public bool HasNoise => Noise != "None";

    /// <summary>Whether a call draws random numbers, so that the layer has a seed and counts its calls.</summary>
    public bool IsRandom => HasNoise || SampleTable.Find(Sample) is { IsRandom: true };

    /// <summary>Whether its law depends on nothing but the logits: what is set between calls belongs to an object.</summary>
    public bool HasConstantLaw => !AdjustableK && !AdjustableTemperature;

    /// <summary>Whether a call depends on nothing but its arguments.</summary>
    public bool IsStateless => !IsRandom && !AdjustableTemperature && !AdjustableK && !AdaptiveLambda;
}
