using System.Collections.Generic;
using SubsetGen.Generator.Model;
using SubsetGen.Generator.Render;

namespace SubsetGen.Generator.Emit;

/// <summary>Writes the members of the class that users call. They hold no mathematics: each hands over to the runtime.</summary>
internal sealed class SurfaceEmitter
{
    private static readonly (string Parameter, string Arguments, string Doc)[] Limits =
    [
        (string.Empty, string.Empty, string.Empty),
        (", scoped in ReadOnlyTensorSpan<bool> mask", ", mask: mask, limit: LimitKind.Mask",
            "/// <param name=\"mask\">Shape of the logits; false excludes the item: value 0, gradient 0.</param>"),
        (", ReadOnlySpan<int> lengths", ", lengths: lengths, limit: LimitKind.Lengths",
            "/// <param name=\"lengths\">One a row: items from there on are excluded. Between 0 and n.</param>"),
    ];

    private readonly SourceWriter writer;
    private readonly LayerSpec spec;
    private readonly ElementType element;

    public SurfaceEmitter(SourceWriter writer, LayerSpec spec, ElementType element)
    {
        this.writer = writer;
        this.spec = spec;
        this.element = element;
    }

    /// <summary>The names this adds to a class; a member of the user's with one of them is a clash.</summary>
    public static IEnumerable<string> MemberNames(LayerSpec spec)
    {
        foreach (var method in MethodNames(spec))
            yield return method;
        yield return "K";
        yield return "NextSubsetCall";
        if (spec.IsStateless)
            yield return "SubsetCall";
        if (spec.AdjustableTemperature)
        {
            yield return "Temperature";
            yield return "_subsetTemperature";
        }

        if (spec.IsRandom)
        {
            yield return "Seed";
            yield return "_subsetSeed";
            yield return "_subsetCalls";
        }
    }

    /// <summary>The methods among them; they may stand beside other overloads.</summary>
    public static IEnumerable<string> MethodNames(LayerSpec spec)
    {
        yield return "Forward";
        yield return "Infer";
        yield return "Backward";
        if (spec.IsStateless)
        {
            yield return "Apply";
            yield return "Vjp";
        }

        if (spec.Steps)
        {
            yield return "ForwardSteps";
            yield return "BackwardSteps";
        }
    }

    private string T => element.Keyword;

    private string Engine => $"LayerEngine<{T}, Kernel, {spec.Noise switch { "None" => "NoNoise", _ => spec.Noise + "Noise" }}>";

    private string Logits => $"scoped in ReadOnlyTensorSpan<{T}> logits";

    public void Write()
    {
        writer.Line($"[GeneratedCode(\"SubsetGen\", \"{typeof(SurfaceEmitter).Assembly.GetName().Version.ToString(3)}\")]");
        writer.Braces(spec.Type.Declaration, () =>
        {
            Constant();
            State();
            foreach (var limit in Limits)
                Forward(limit);
            foreach (var limit in Limits)
                Infer(limit);
            Backward();
            if (spec.Steps)
                Steps();
            if (spec.IsStateless)
                Statics();
            Call();
        });
    }

    private void Constant()
    {
        writer.Line("/// <summary>The number of items that are chosen.</summary>");
        writer.Line($"public const {(spec.K % 1 == 0 ? "int" : "double")} K = {Literals.Of(spec.K)};");
    }

    private void State()
    {
        if (spec.AdjustableTemperature)
        {
            writer.Line();
            writer.Line($"private double _subsetTemperature = {ElementType.Double.Literal(spec.Temperature)};");
            writer.Line();
            writer.Line("/// <summary>The temperature of the calls that follow, in the unit of the logits; positive and finite.</summary>");
            writer.Line("/// <exception cref=\"ArgumentOutOfRangeException\">The value is not positive and finite.</exception>");
            writer.Braces("public double Temperature", () =>
            {
                writer.Line("get => Volatile.Read(ref _subsetTemperature);");
                writer.Line("set => Volatile.Write(ref _subsetTemperature, LayerCall.RequireTemperature(value));");
            });
        }

        if (!spec.IsRandom)
            return;
        writer.Line();
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

    private void Forward((string Parameter, string Arguments, string Doc) limit)
    {
        writer.Line();
        writer.Line("/// <summary>Chooses a subset in every row, and keeps what <c>Backward</c> needs.</summary>");
        LogitsAndSubset(limit.Doc);
        writer.Line("/// <returns>The tape for one <c>Backward</c>; dispose it.</returns>");
        writer.Line($"public SubsetTape<{T}> Forward({Logits}, scoped in TensorSpan<{T}> subset{limit.Parameter}) =>");
        writer.Line($"    {Engine}.Forward(this, NextSubsetCall(), logits, subset{limit.Arguments});");
    }

    private void Infer((string Parameter, string Arguments, string Doc) limit)
    {
        writer.Line();
        writer.Line("/// <summary>Chooses a subset in every row, and keeps nothing.</summary>");
        LogitsAndSubset(limit.Doc);
        writer.Line($"public void Infer({Logits}, scoped in TensorSpan<{T}> subset{limit.Parameter}) =>");
        writer.Line($"    {Engine}.Infer(NextSubsetCall(), logits, subset{limit.Arguments});");
    }

    private void Backward()
    {
        writer.Line();
        writer.Line("/// <summary>The adjoint of the <c>Forward</c> that made the tape.</summary>");
        writer.Line("/// <param name=\"tape\">A tape of this layer, not used yet.</param>");
        writer.Line("/// <param name=\"gradSubset\">The gradient that arrives for the subset; shape of the logits.</param>");
        writer.Line("/// <param name=\"gradLogits\">Receives the gradient for the logits; shape of the logits.</param>");
        writer.Line($"public void Backward(SubsetTape<{T}> tape, scoped in ReadOnlyTensorSpan<{T}> gradSubset, scoped in TensorSpan<{T}> gradLogits) =>");
        writer.Line($"    {Engine}.Backward(this, tape, gradSubset, gradLogits);");
    }

    private void Steps()
    {
        writer.Line();
        writer.Line("/// <summary>Hands out the k steps whose sum is the subset.</summary>");
        writer.Line("/// <param name=\"logits\">Shape [..., n].</param>");
        writer.Line("/// <param name=\"steps\">Receives the steps, shape [..., k, n]: each a distribution over the items.</param>");
        writer.Line("/// <returns>The tape for one <c>BackwardSteps</c>; dispose it.</returns>");
        writer.Line($"public SubsetTape<{T}> ForwardSteps({Logits}, scoped in TensorSpan<{T}> steps) =>");
        writer.Line($"    {Engine}.Forward(this, NextSubsetCall() with {{ Steps = true }}, logits, steps);");
        writer.Line();
        writer.Line("/// <summary>The adjoint of the <c>ForwardSteps</c> that made the tape.</summary>");
        writer.Line("/// <param name=\"tape\">A tape of this layer, not used yet.</param>");
        writer.Line("/// <param name=\"gradSteps\">The gradient that arrives for the steps, shape [..., k, n].</param>");
        writer.Line("/// <param name=\"gradLogits\">Receives the gradient for the logits, shape [..., n].</param>");
        writer.Line($"public void BackwardSteps(SubsetTape<{T}> tape, scoped in ReadOnlyTensorSpan<{T}> gradSteps, scoped in TensorSpan<{T}> gradLogits) =>");
        writer.Line($"    {Engine}.Backward(this, tape, gradSteps, gradLogits, steps: true);");
    }

    private void Statics()
    {
        foreach (var (parameter, arguments, doc) in Limits)
        {
            writer.Line();
            writer.Line("/// <summary>The layer as a function: it has no state.</summary>");
            LogitsAndSubset(doc);
            writer.Line($"public static void Apply({Logits}, scoped in TensorSpan<{T}> subset{parameter}) =>");
            writer.Line($"    {Engine}.Infer(SubsetCall, logits, subset{arguments});");
        }

        foreach (var (parameter, arguments, doc) in Limits)
        {
            writer.Line();
            writer.Line("/// <summary>The vector-Jacobian product of the function at given logits; computes forward again.</summary>");
            writer.Line("/// <param name=\"logits\">Shape [..., n].</param>");
            writer.Line("/// <param name=\"gradSubset\">The gradient that arrives for the subset; shape of the logits.</param>");
            writer.Line("/// <param name=\"gradLogits\">Receives the gradient for the logits; shape of the logits.</param>");
            if (doc.Length > 0)
                writer.Line(doc);
            writer.Line($"public static void Vjp({Logits}, scoped in ReadOnlyTensorSpan<{T}> gradSubset, scoped in TensorSpan<{T}> gradLogits{parameter}) =>");
            writer.Line($"    {Engine}.Vjp(SubsetCall, logits, gradSubset, gradLogits{arguments});");
        }
    }

    private void LogitsAndSubset(string limitDoc)
    {
        writer.Line("/// <param name=\"logits\">Shape [..., n]. Minus infinity excludes an item, plus infinity makes it certain.</param>");
        writer.Line("/// <param name=\"subset\">Receives the subset; shape of the logits. May be the same memory as the logits.</param>");
        if (limitDoc.Length > 0)
            writer.Line(limitDoc);
    }

    private void Call()
    {
        var temperature = spec.AdjustableTemperature ? "Temperature" : ElementType.Double.Literal(spec.Temperature);
        var key = spec.IsRandom ? ", new DrawKey(Seed, Interlocked.Increment(ref _subsetCalls))" : string.Empty;
        var length = spec.N is { } n ? $", FixedLength: {Literals.Of(n)}" : string.Empty;
        writer.Line();
        if (spec.IsStateless)
        {
            writer.Line($"private static LayerCall SubsetCall => new(K, {temperature}{length});");
            writer.Line();
            writer.Line("private static LayerCall NextSubsetCall() => SubsetCall;");
        }
        else
        {
            writer.Line($"private LayerCall NextSubsetCall() => new(K, {temperature}{key}{length});");
        }
    }
}
