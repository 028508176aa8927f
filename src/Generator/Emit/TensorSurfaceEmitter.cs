using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Distributions;
using SubsetGen.Generator.Methods;
using SubsetGen.Generator.Model;
using SubsetGen.Generator.Render;

namespace SubsetGen.Generator.Emit;

/// <summary>Writes the members that take TorchSharp's tensors: of a module its <c>forward</c>, of another class <c>Apply</c>.</summary>
internal sealed class TensorSurfaceEmitter
{
    private readonly SourceWriter writer;
    private readonly LayerSpec spec;
    private readonly LayerSignature signature;

    public TensorSurfaceEmitter(SourceWriter writer, LayerSpec spec)
    {
        this.writer = writer;
        this.spec = spec;
        signature = new LayerSignature(spec);
    }

    /// <summary>The methods this adds to a class.</summary>
    public static IEnumerable<string> MethodNames(LayerSpec spec)
    {
        // What a module inherits it overrides.
        if (!spec.HasTensors)
            return [];
        IEnumerable<string> own = spec.Module is null && !spec.TakesLosses ? ["Apply"] : [];
        return own
            .Concat(spec.Steps ? ["ForwardSteps"] : [])
            .Concat(spec.Distribution ? [.. DistributionTable.All.Select(f => f.Name), "MostLikely", "Draw"] : [])
            .Concat(spec.Distribution && !spec.HasPairs ? ["ForwardWithEntropy"] : []);
    }

    /// <summary>The other names.</summary>
    public static IEnumerable<string> MemberNames(LayerSpec spec)
    {
        if (!spec.HasTensors)
            yield break;
        foreach (var part in LayerFile.Parts(spec))
        {
            yield return Layer(part);
            foreach (var precision in Precisions(spec))
                yield return LayerFile.KernelsOf(part, precision);
        }
    }

    private static string LimitsDoc =>
        LayerSignature.Doc("limits", "A mask that broadcasts to the logits, false excludes an item; or the length of each row, as whole numbers.");

    private static string Layer(string part) => $"Subset{part}Tensors";

    private static IEnumerable<string> Precisions(LayerSpec spec) => spec.Module is null ? [spec.Precision] : ["Single", "Double"];

    public void Write()
    {
        foreach (var part in LayerFile.Parts(spec))
            Field(part);
        if (spec.Module is { NeedsConstructor: true })
            Constructor();
        if (spec.Module is { } module)
            Forward(module);
        else if (!spec.TakesLosses)
            Apply();
        if (spec.Steps)
            Steps();
        if (!spec.Distribution)
            return;
        foreach (var function in DistributionTable.All)
            Law(function);
        if (!spec.HasPairs)
            WithEntropy();
        MostLikely();
        Draw();
    }

    /// <summary>The kernels of a part, for whatever tensor arrives.</summary>
    private void Field(string part)
    {
        var kernels = new[] { "Single", "Double" }.Select(precision =>
            Precisions(spec).Contains(precision) ? LayerFile.KernelsOf(part, precision) + "()" : "null");
        var name = part is "" or LayerFile.Evaluation ? spec.Type.Name : $"{spec.Type.Name}.{part}";
        writer.Line();
        writer.Line($"private static readonly TensorLayer {Layer(part)} = new(\"{name}\", {string.Join(", ", kernels)});");
    }

    private void Constructor()
    {
        writer.Summary("A module of the name of its class.");
        writer.Line($"public {spec.Type.Name}() : base(\"{spec.Type.Name}\") => RegisterComponents();");
    }

    private void Forward(ModuleSpec module)
    {
        var limits = module.TakesLimits ? ["limits"] : System.Array.Empty<string>();
        var evaluated = LayerFile.Evaluated(spec) is not null;
        writer.Summary(evaluated
            ? $"Chooses a subset in every row: in training as the layer is composed, in evaluation {InEvaluation}."
            : "Chooses a subset in every row.");
        writer.Lines(signature.InputDocs());
        if (module.TakesLimits)
            writer.Line(LimitsDoc);
        writer.Line($"/// <returns>{Returns}</returns>");
        var head = $"public override {Result} forward({Tensors(["logits", .. signature.Pair("pairLogits"), .. limits])}) =>";
        var training = $"{Layer("")}.{ApplyName}(NextSubsetCall(), {Inputs(module.TakesLimits)})";
        if (!evaluated)
        {
            writer.Line(head);
            writer.Line($"    {training};");
            return;
        }

        writer.Line(head + " training");
        writer.Line($"    ? {training}");
        writer.Line($"    : {Layer(LayerFile.Evaluation)}.{ApplyName}({StateEmitter.EvaluationCall}, {Inputs(module.TakesLimits, isEvaluation: true)});");
    }

    private string InEvaluation => spec.HasImplicitK ? "without noise and draws" : "ones at the k largest logits themselves";

    private void Apply()
    {
        writer.Summary("Chooses a subset in every row; autograd knows the gradient.");
        writer.Lines(signature.InputDocs());
        writer.Line(LimitsDoc);
        if (spec.AdjustableK)
            writer.Line(LayerSignature.Doc("k", "How many items to choose, for all rows or for each, instead of the property's." + (spec.HasKGradient ? " It may require a gradient." : string.Empty)));
        writer.Line($"/// <returns>{Returns}</returns>");
        var k = spec.AdjustableK ? ", TorchTensor? k = null" : string.Empty;
        writer.Line($"public {(spec.IsStateless ? "static " : string.Empty)}{Result} Apply({Tensors(["logits", .. signature.Pair("pairLogits")])}, TorchTensor? limits = null{k}) =>");
        writer.Line($"    {Layer("")}.{ApplyName}(NextSubsetCall(), {Inputs(takesLimits: true, takesK: spec.AdjustableK)});");
    }

    private void Steps()
    {
        writer.Summary("The k steps whose sum is the subset, shape [..., k, n]: each a distribution over the items. Perturbed by the noise in evaluation, too.");
        writer.Line(LayerSignature.Doc("logits", "Shape [..., n]."));
        writer.Line("public TorchTensor ForwardSteps(TorchTensor logits) =>");
        writer.Line($"    {Layer("")}.Apply(NextSubsetCall() with {{ Steps = true }}, {Inputs()});");
    }

    private void Law(DistributionFunction function)
    {
        var names = KernelOperands.InputsOf(function, signature);
        writer.Summary(function.Summary + " A differentiable tensor, one number a row.");
        writer.Lines(signature.InputDocs().Concat(KernelOperands.FurtherDocs(function, signature)));
        writer.Line($"public {LawStatic}TorchTensor {function.Name}({Tensors(names)}) =>");
        writer.Line($"    {Layer(function.Name)}.Apply({DistributionEmitter.CallName}, {KernelOperands.New(names, Temperature)});");
    }

    private void WithEntropy()
    {
        writer.Summary("A subset of every row, as <c>forward</c> chooses it, and the entropy of the law behind it in nats: both from one pass in training.");
        writer.Lines(signature.InputDocs());
        writer.Line($"public (TorchTensor Subset, TorchTensor Entropy) ForwardWithEntropy(TorchTensor logits) =>{(spec.Module is null ? string.Empty : " training")}");
        var both = $"{Layer(LayerPrograms.WithEntropyPrefix)}.ApplyBoth(NextSubsetCall(), {Inputs()})";
        if (spec.Module is null)
        {
            writer.Line($"    {both};");
            return;
        }

        writer.Line($"    ? {both}");
        writer.Line($"    : ({Layer(LayerFile.Evaluation)}.Apply({StateEmitter.EvaluationCall}, {Inputs(isEvaluation: true)}), Entropy(logits));");
    }

    private void MostLikely()
    {
        writer.Summary("The subset with the largest probability; ties go to the lower index. It has no gradient.");
        writer.Lines(signature.InputDocs());
        List<string> names = ["logits", .. signature.Pair("pairLogits")];
        writer.Line($"public {LawStatic}TorchTensor MostLikely({Tensors(names)}) =>");
        writer.Line($"    {Layer("MostLikely")}.Infer({DistributionEmitter.CallName}, {KernelOperands.New(names, Temperature)});");
    }

    private void Draw()
    {
        writer.Summary("Draws from the law, shape [..., count, n]: the tables behind them are made once. They have no gradient.");
        writer.Lines(signature.InputDocs());
        writer.Line(LayerSignature.Doc("count", "How many of each row; at least 1."));
        writer.Line(LayerSignature.Doc("seed", "Decides the draws, together with row, sample and item."));
        List<string> names = ["logits", .. signature.Pair("pairLogits")];
        writer.Line($"public {LawStatic}TorchTensor Draw({Tensors(names)}, int count, ulong seed) =>");
        writer.Line($"    {Layer("Draw")}.Infer({DistributionEmitter.CallName}.ForSamples(count, seed), {KernelOperands.New(names, Temperature)});");
    }

    private string LawStatic => spec.HasConstantLaw ? "static " : string.Empty;

    private string Result => spec.Module?.Result ?? (spec.HasPairs ? "(TorchTensor Subset, TorchTensor Pairs)" : "TorchTensor");

    private string ApplyName => spec.HasPairs ? "ApplyBoth" : "Apply";

    private string Returns
    {
        get
        {
            var samples = spec.Samples > 1 ? $"{Literals.Of(spec.Samples)}, " : string.Empty;
            var subset = $"{(spec.Samples > 1 ? "The samples" : "The subset")}, shape [..., {samples}n]";
            return subset + (spec.HasPairs ? $"; and on neighbours, shape [..., {samples}n - 1]." : ".");
        }
    }

    private IEnumerable<string> Temperature => spec.LearnableTemperature ? ["LogTemperature = _subsetLogTemperature"] : [];

    /// <summary>What a call of the layer brings.</summary>
    private string Inputs(bool takesLimits = false, bool takesK = false, bool isEvaluation = false) => KernelOperands.New(["logits", .. signature.Pair("pairLogits")],
    [
        .. takesLimits ? new[] { "Limits = limits" } : [],
        .. takesK ? new[] { "K = k" } : [],
        .. spec.LearnableK ? new[] { "K = _subsetK" } : [],
        .. Temperature,
        .. spec.AdaptiveLambda && !isEvaluation ? new[] { "Lambda = _subsetLambda" } : [],
        .. spec.Samples > 1 && isEvaluation ? new[] { $"Repeats = {Literals.Of(spec.Samples)}" } : [],
    ]);

    private static string Tensors(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"TorchTensor {name}"));
}
