using System;
using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Ir;
using SubsetGen.Generator.Methods;
using SubsetGen.Generator.Model;
using SubsetGen.Generator.Render;

namespace SubsetGen.Generator.Emit;

/// <summary>Writes a kernel: the choice between variants, then each variant's two programs and their parts.</summary>
internal sealed class KernelEmitter
{
    private readonly SourceWriter writer;
    private readonly LayerSpec spec;
    private readonly KernelPlan plan;
    private readonly Target target;

    public KernelEmitter(SourceWriter writer, LayerSpec spec, KernelPlan plan, Target target)
    {
        this.writer = writer;
        this.spec = spec;
        this.plan = plan;
        this.target = target;
    }

    public void Write()
    {
        var types = new List<Action>(HasPasses ? plan.Variants.Select(variant => (Action)(() => Variant(target, variant, variant.Variant.Name))) : []);
        if (Packed is { } packed)
            types.Add(() => Variant(packed, plan.Variants[0].WithSingleSteps, PackedName));
        types.Insert(target.NeedsTypesFirst ? types.Count : 0, Dispatch);
        foreach (var type in types)
        {
            if (type != types[0])
                writer.Line();
            type();
        }
    }

    private void Dispatch()
    {
        writer.Line(target.Doc("What the runtime calls for every row with something to choose."));
        target.KernelType(writer, plan.Name, Contract, () =>
        {
            if (!HasPasses)
                return;
            if (Packed is not null && Limit(plan.Variants[0].Variant, "temperature") is { } limit)
                target.Function(writer, new MethodHead(target.T, "LargestPackedWidth", Parameter.Of(ParameterKind.Number, "temperature")), limit);
            writer.Braces(ForwardHead, () => Choose("Forward", "output", plan.Variants));
            writer.Line();
            writer.Braces(BackwardHead, () => Choose("Backward", "gradient", KeepsRow ? plan.Variants.Take(1) : plan.Variants));
            if (Packed is not { } packed)
                return;
            foreach (var (pass, memory, parameter) in new[] { ("Forward", "RowOutput", "output"), ("Backward", "RowGradient", "gradient") })
            {
                writer.Line();
                writer.Braces(packed.PassHead(pass + PackedTarget.Prefix, memory, parameter), () => writer.Line(packed.Call(PackedName, pass, "V", "row", parameter) + ";"));
            }
        });
    }

    /// <summary>How several short rows are written, where there is a text for them.</summary>
    private CSharpTarget? Packed => HasPasses && plan.IsPacked ? target.ForShortRows : null;

    private string PackedName => PackedTarget.Prefix + plan.Variants[0].Variant.Name;

    private void Variant(Target language, LayerPrograms variant, string name) =>
        new VariantEmitter(writer, spec, KeepsRow ? variant.WithKeptRow! : variant, language)
        {
            KeepsRow = KeepsRow,
            HasBackward = !KeepsRow || variant == plan.Variants[0],
        }.Write(name);

    /// <summary>A layer for devices alone has a kernel on the host, too, but only to describe it.</summary>
    private bool HasPasses => spec.IsForHost || target is CudaTarget;

    private bool KeepsRow => plan.KeepsRow && target.KeepsRows;

    private IReadOnlyList<(string Type, string Name, string Value)> Contract =>
    [
        .. plan.Contract,
        .. Packed is not null ? new[] { ("bool", "PacksRows", "true") } : [],
        .. Packed is not null && PackedForms.NeedsOneK(plan.Variants[0]) ? new[] { ("bool", "PacksOneK", "true") } : [],
        .. spec.IsForDevice ? new[] { ("DeviceProgram", "OnDevice", $"{plan.Name}OnCuda.Program") } : [],
    ];

    private string ForwardHead => target.PassHead("Forward", "RowOutput", "output");

    private string BackwardHead => target.PassHead("Backward", "RowGradient", "gradient");

    /// <summary>The first variant whose guard holds.</summary>
    private void Choose(string pass, string memory, IEnumerable<LayerPrograms> variants)
    {
        var prefix = string.Empty;
        var all = variants.ToList();
        foreach (var variant in all)
        {
            var call = target.Call(variant.Variant.Name, pass, "V", "row", memory) + ";";
            if (all.Count > 1 && Guard(variant.Variant) is { } guard)
                writer.Line($"{prefix}if ({guard})");
            else if (prefix.Length > 0)
                writer.Line("else");
            else
            {
                writer.Line(call);
                continue;
            }

            writer.Line($"    {call}");
            prefix = "else ";
        }
    }

    private string? Guard(Variant variant)
    {
        if (variant.IsForSettled)
            return "row.IsSettled";
        return Limit(variant, "row.Temperature") is { } limit ? $"row.LargestLogit - row.SmallestLogit <= {limit}" : null;
    }

    /// <summary>What max x - min x of a row must not exceed; null: nothing.</summary>
    private string? Limit(Variant variant, string temperature)
    {
        if (Widest(variant) is not { } widest)
            return null;
        return spec.ConstantTemperature is { } t
            ? target.Literal(ExprEvaluator.Evaluate(widest, t, single: false))
            : new ExprRenderer(target.Scalars, name => name).Inline(widest, [temperature]);
    }

    /// <summary>The largest max x - min x that a variant is good for, as a function of the temperature; null: any.</summary>
    private Expr? Widest(Variant variant)
    {
        if (LargestSpread(variant) is not { } spread)
            return null;
        var t = new ArgumentExpr(0);
        Expr widest = spread * t;
        if (variant.LostBySteps > 0)
            widest = Expr.Minimum(widest, ((spread + Reserve) * t) - variant.LostBySteps);
        return double.IsInfinity(variant.WidestAt) ? widest : Expr.Minimum(widest, spread * variant.WidestAt);
    }

    private double? LargestSpread(Variant variant) =>
        target.Element == ElementType.Single ? variant.LargestSpread?.Single : variant.LargestSpread?.Double;

    private double Reserve => target.Element == ElementType.Single ? Methods.Variant.ReserveOfWeights.Single : Methods.Variant.ReserveOfWeights.Double;
}
