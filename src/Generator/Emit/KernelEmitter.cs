using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Ir;
using SubsetGen.Generator.Methods;
using SubsetGen.Generator.Model;
using SubsetGen.Generator.Render;

namespace SubsetGen.Generator.Emit;

/// <summary>Writes the kernel of a layer: the choice between variants, then each variant's two programs and their parts.</summary>
internal sealed class KernelEmitter
{
    private readonly SourceWriter writer;
    private readonly LayerSpec spec;
    private readonly Method method;
    private readonly ElementType element;
    private readonly IReadOnlyList<LayerPrograms> variants;

    public KernelEmitter(
        SourceWriter writer, LayerSpec spec, Method method, ElementType element, IReadOnlyList<LayerPrograms> variants)
    {
        this.writer = writer;
        this.spec = spec;
        this.method = method;
        this.element = element;
        this.variants = variants;
    }

    /// <summary>What the emitted members call the kernel.</summary>
    public const string KernelType = "Kernel";

    /// <summary>The names of the types that are written beside a class, for any method: the kernel and its variants.</summary>
    public static IReadOnlyList<string> TypeNames { get; } = [KernelType, "Weights", "Scores"];

    private string T => element.Keyword;

    public void Write()
    {
        Dispatch();
        foreach (var variant in variants)
        {
            writer.Line();
            Variant(variant);
        }
    }

    private void Dispatch()
    {
        writer.Line("/// <summary>What the runtime calls for every row with something to choose.</summary>");
        writer.Braces($"file readonly struct Kernel : IRowKernel<{T}>", () =>
        {
            writer.Line($"public static int SavedScalars => {variants.Max(v => v.SavedScalars)};");
            writer.Line();
            writer.Line($"public static int OperationsPerItem => {method.OperationsPerItem(spec.K)};");
            writer.Line();
            writer.Braces($"public static void Forward<V>(in Row<{T}> row, Span<{T}> output, Span<{T}> saved)\nwhere V : struct, ILanes<V, {T}>",
                () => Choose("Forward<V>(row, output, saved);"));
            writer.Line();
            writer.Braces(
                $"public static void Backward<V>(in Row<{T}> row, ReadOnlySpan<{T}> gradOutput, ReadOnlySpan<{T}> saved, Span<{T}> gradLogits)\n"
                + $"where V : struct, ILanes<V, {T}>",
                () => Choose("Backward<V>(row, gradOutput, saved, gradLogits);"));
        });
    }

    /// <summary>The first variant whose guard holds.</summary>
    private void Choose(string call)
    {
        var prefix = string.Empty;
        foreach (var variant in variants)
        {
            if (variant.Variant.LargestSpread is { } spread)
            {
                var limit = element == ElementType.Single ? spread.Single : spread.Double;
                var most = spec.ConstantTemperature is { } t
                    ? element.Literal(limit * t)
                    : $"{element.Literal(limit)} * row.Temperature";
                writer.Line($"{prefix}if (row.LargestLogit - row.SmallestLogit <= {most})");
                writer.Line($"    {variant.Variant.Name}.{call}");
                prefix = "else ";
            }
            else if (prefix.Length > 0)
            {
                writer.Line("else");
                writer.Line($"    {variant.Variant.Name}.{call}");
            }
            else
            {
                writer.Line($"{variant.Variant.Name}.{call}");
            }
        }
    }

    private void Variant(LayerPrograms variant)
    {
        var parts = new KernelParts();
        writer.Braces($"file static class {variant.Variant.Name}", () =>
        {
            writer.Line("/// <summary>One row forward.</summary>");
            writer.Braces($"public static void Forward<V>(in Row<{T}> row, Span<{T}> subset, Span<{T}> saved)\nwhere V : struct, ILanes<V, {T}>",
                () => Forward(variant.Forward, parts));
            writer.Line();
            writer.Line("/// <summary>One row backward.</summary>");
            writer.Braces(
                $"public static void Backward<V>(in Row<{T}> row, ReadOnlySpan<{T}> gradSubset, ReadOnlySpan<{T}> saved, Span<{T}> gradLogits)\n"
                + $"where V : struct, ILanes<V, {T}>",
                () => Backward(variant.Backward, parts));
            if (parts.Step is { } step)
            {
                writer.Line();
                new StepRenderer(element, step, parts.Adjoint!).Write(writer);
            }

            parts.Write(writer);
        });
    }

    private void Forward(RowProgram program, KernelParts parts)
    {
        var renderer = Renderer(program, parts, "subset");
        renderer.Place(program.Results[0], new RowPlace("subset", IsPadded: false));
        renderer.Render();
        for (var i = 1; i < program.Results.Count; i++)
            writer.Line($"saved[{i - 1}] = {renderer.ScalarOf(program.Results[i])};");
    }

    private void Backward(RowProgram program, KernelParts parts)
    {
        var renderer = Renderer(program, parts, "gradSubset", "gradLogits");
        renderer.Place(program.Results[0], new RowPlace("gradLogits", IsPadded: false));
        renderer.Render();
    }

    private ProgramRenderer Renderer(RowProgram program, KernelParts parts, params string[] parameters)
    {
        var scope = new Scope(["row", "saved", "n", "i", "start", "end", .. parameters]);
        writer.Line(spec.N is { } fixedLength ? $"const int n = {Literals.Of(fixedLength)};" : "var n = row.Length;");
        var renderer = new ProgramRenderer(writer, element, program, scope, name =>
        {
            var span = scope.Unique(name);
            writer.Line($"var {span} = row.Workspace.Rent(n);");
            return span;
        }, parts);
        foreach (var node in program.Nodes)
            if (node.Op is InputOp input)
                Input(renderer, scope, node, input);
        return renderer;
    }

    private void Input(ProgramRenderer renderer, Scope scope, Node node, InputOp input)
    {
        string? value = input.Kind switch
        {
            InputKind.LargestLogit => "row.LargestLogit",
            InputKind.SmallestLogit => "row.SmallestLogit",
            InputKind.Allowed => $"({T})row.Allowed",
            InputKind.K => "row.K",
            InputKind.Temperature => "row.Temperature",
            InputKind.Saved => $"saved[{Literals.Of(input.Index)}]",
            _ => null,
        };
        if (value is not null)
        {
            renderer.Name(node, scope.Unique(node.Name));
            writer.Line($"var {renderer.ScalarOf(node)} = {value};");
            return;
        }

        renderer.Place(node, input.Kind == InputKind.Logits
            ? new RowPlace("row.Logits", IsPadded: true)
            : new RowPlace("gradSubset", IsPadded: false));
    }

}
