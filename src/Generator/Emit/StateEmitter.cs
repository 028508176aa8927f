using System.Collections.Generic;
using SubsetGen.Generator.Model;
using SubsetGen.Generator.Render;

namespace SubsetGen.Generator.Emit;

/// <summary>Writes what a layer keeps between calls, and how a call is told of it.</summary>
internal sealed class StateEmitter
{
    private readonly SourceWriter writer;
    private readonly LayerSpec spec;

    public StateEmitter(SourceWriter writer, LayerSpec spec)
    {
        this.writer = writer;
        this.spec = spec;
    }

    /// <summary>The names this adds to a class.</summary>
    public static IEnumerable<string> MemberNames(LayerSpec spec)
    {
        yield return "NextSubsetCall";
        if (!spec.HasImplicitK)
            yield return "K";
        if (spec.IsStateless)
            yield return "SubsetCall";
        if (spec.Module is not null)
            yield return EvaluationCall;
        if (spec.Distribution)
            yield return DistributionEmitter.CallName;
        if (spec.AdjustableK)
            yield return "_subsetK";
        if (spec.AdjustableTemperature)
        {
            yield return "Temperature";
            yield return spec.LearnableTemperature ? "_subsetLogTemperature" : "_subsetTemperature";
        }

        if (spec.AdaptiveLambda)
        {
            yield return "LambdaShare";
            yield return "_subsetLambda";
        }

        if (spec.IsRandom)
        {
            yield return "Seed";
            yield return "_subsetSeed";
            yield return "_subsetCalls";
        }
    }

    /// <summary>How a module describes a call in evaluation.</summary>
    public const string EvaluationCall = "SubsetEvaluationCall";

    /// <summary>The temperature of a call; a parameter goes with the tensors.</summary>
    public static string Temperature(LayerSpec spec) =>
        spec.AdjustableTemperature && !spec.LearnableTemperature ? "Temperature" : ElementType.Double.Literal(spec.Temperature);

    /// <summary>The row length of a call, where the layer is compiled for one.</summary>
    public static string FixedLength(LayerSpec spec) => spec.N is { } n ? $", FixedLength: {Literals.Of(n)}" : string.Empty;

    public void Write()
    {
        K();
        if (spec.LearnableTemperature)
        {
            Parameter(
                "Temperature", "_subsetLogTemperature", "log_temperature", $"Math.Log({ElementType.Double.Literal(spec.Temperature)})",
                "Math.Exp(TensorParameter.Read(_subsetLogTemperature))", "Math.Log(LayerCall.RequireTemperature(value))",
                "The temperature, in the unit of the logits; positive and finite. Its logarithm is a parameter of the module.",
                "The value is not positive and finite.");
        }
        else if (spec.AdjustableTemperature)
        {
            Property(
                "double", "Temperature", "_subsetTemperature", ElementType.Double.Literal(spec.Temperature), "LayerCall.RequireTemperature(value)",
                "The temperature of the calls that follow, in the unit of the logits; positive and finite.",
                "The value is not positive and finite.");
        }

        if (spec.AdaptiveLambda)
            Lambda();
        if (spec.IsRandom)
            Seed();
    }

    private void K()
    {
        if (spec.HasImplicitK)
            return;
        var type = spec.K % 1 == 0 && !(spec.AdjustableK && spec.TakesFractionalK) ? "int" : "double";
        if (!spec.AdjustableK)
        {
            writer.Line("/// <summary>The number of items that are chosen.</summary>");
            writer.Line($"public const {type} K = {Literals.Of(spec.K!.Value)};");
            return;
        }

        if (spec.LearnableK)
        {
            Parameter(
                "K", "_subsetK", "k", ElementType.Double.Literal(spec.K!.Value), "TensorParameter.Read(_subsetK)", "LayerCall.RequireK(value)",
                "The number of items that are chosen, a parameter of the module; not negative. May be no whole number; in evaluation the nearest is taken.",
                "The value is negative or not finite.");
            return;
        }

        Property(
            type, "K", "_subsetK", Literals.Of(spec.K!.Value), $"{(type == "int" ? "(int)" : string.Empty)}LayerCall.RequireK(value)",
            "The number of items that the calls that follow choose; not negative." + (type == "int" ? string.Empty : " May be no whole number."),
            "The value is negative or not finite.");
    }

    private void Property(string type, string name, string field, string initial, string require, string summary, string exception)
    {
        writer.Line($"private {type} {field} = {initial};");
        writer.Line();
        writer.Line($"/// <summary>{summary}</summary>");
        writer.Line($"/// <exception cref=\"ArgumentOutOfRangeException\">{exception}</exception>");
        writer.Braces($"public {type} {name}", () =>
        {
            writer.Line($"get => Volatile.Read(ref {field});");
            writer.Line($"set => Volatile.Write(ref {field}, {require});");
        });
    }

    /// <summary>A number that is trained, saved and moved with the module.</summary>
    private void Parameter(string name, string field, string component, string initial, string get, string set, string summary, string exception)
    {
        writer.Line($"[ComponentName(Name = \"{component}\")]");
        writer.Line($"private TorchParameter {field} = TensorParameter.Of({initial});");
        writer.Line();
        writer.Line($"/// <summary>{summary}</summary>");
        writer.Line($"/// <exception cref=\"ArgumentOutOfRangeException\">{exception}</exception>");
        writer.Braces($"public double {name}", () =>
        {
            writer.Line($"get => {get};");
            writer.Line($"set => TensorParameter.Write({field}, {set});");
        });
    }

    private void Lambda()
    {
        writer.Line($"private readonly AdaptiveLambda _subsetLambda = new({ElementType.Double.Literal(spec.Lambda)});");
        writer.Line();
        writer.Line("/// <summary>The step λ as a share of |logits| / |gradient|; each Backward moves it, so that about one item a row gets a gradient.</summary>");
        writer.Braces("public double LambdaShare", () =>
        {
            writer.Line("get => _subsetLambda.Share;");
            writer.Line("set => _subsetLambda.Share = value;");
        });
    }

    private void Seed()
    {
        writer.Line("private ulong _subsetSeed;");
        writer.Line("private ulong _subsetCalls;");
        writer.Line();
        writer.Line("/// <summary>Together with the number of the call, the row and the item decides every draw. Setting it starts the calls anew.</summary>");
        writer.Braces("public ulong Seed", () =>
        {
            writer.Line("get => Volatile.Read(ref _subsetSeed);");
            writer.Braces("set", () =>
            {
                writer.Line("Volatile.Write(ref _subsetSeed, value);");
                writer.Line("Volatile.Write(ref _subsetCalls, 0);");
            });
        });
    }

    /// <summary>How the members describe a call.</summary>
    public void Call()
    {
        var k = spec.HasImplicitK ? "double.NaN" : spec.LearnableK ? Literals.Of(spec.K!.Value) : "K";
        var temperature = Temperature(spec);
        var key = spec.IsRandom ? ", new DrawKey(Seed, Interlocked.Increment(ref _subsetCalls))" : string.Empty;
        var rest = string.Concat(
            FixedLength(spec),
            spec.Samples > 1 ? $", Samples: {Literals.Of(spec.Samples)}" : string.Empty,
            spec.AdaptiveLambda ? ", Lambda: LambdaShare" : string.Empty);
        writer.Line();
        if (spec.IsStateless)
        {
            writer.Line($"private static LayerCall SubsetCall => new({k}, {temperature}{rest});");
            writer.Line();
            writer.Line("private static LayerCall NextSubsetCall() => SubsetCall;");
        }
        else
        {
            writer.Line($"private LayerCall NextSubsetCall() => new({k}, {temperature}{key}{rest});");
        }

        if (spec.Module is not null && LayerFile.Evaluated(spec) is { } evaluated)
            InEvaluation(evaluated, temperature);
    }

    private void InEvaluation(LayerSpec evaluated, string temperature)
    {
        var isRead = spec.AdjustableK && !spec.LearnableK;
        var k = evaluated.K is not { } size ? "double.NaN" : isRead ? "Math.Round((double)K, MidpointRounding.AwayFromZero)" : Literals.Of(size);
        var isStatic = !isRead && temperature != "Temperature";
        writer.Line();
        writer.Line($"private {(isStatic ? "static " : string.Empty)}LayerCall {EvaluationCall} => new({k}, {temperature}{FixedLength(spec)});");
    }
}
