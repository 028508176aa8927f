using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SubsetGen.Generator.Diagnostics;
using SubsetGen.Generator.Emit;
using SubsetGen.Generator.Model;
using SubsetGen.Generator.Parse;

namespace SubsetGen.Generator;

/// <summary>The pipeline: annotated class, value-equal description, emitted text. Equal descriptions are not compiled again.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class SubsetGenerator : IIncrementalGenerator
{
    /// <summary>The name of the step that yields descriptions; tests look at its cache.</summary>
    public const string LayersStep = "Layers";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var layers = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                LayerParser.AttributeName,
                // On anything but a class the compiler rejects the attribute itself.
                static (node, _) => node.IsKind(SyntaxKind.ClassDeclaration) || node.IsKind(SyntaxKind.RecordDeclaration),
                static (attributed, cancellation) =>
                {
                    var language = ((CSharpParseOptions)attributed.TargetNode.SyntaxTree.Options).LanguageVersion;
                    var facts = LayerParser.Parse(
                        (INamedTypeSymbol)attributed.TargetSymbol, attributed.Attributes[0], attributed.SemanticModel.Compilation,
                        language, cancellation);
                    return RuleTable.Judge(facts);
                })
            .WithTrackingName(LayersStep);

        context.RegisterSourceOutput(layers, static (output, layer) =>
        {
            void Add(string suffix, string text) => output.AddSource($"{layer.Type.MetadataName}{suffix}.g.cs", text);

            if (layer.Spec is null)
                Add(string.Empty, RefusalEmitter.Emit(layer, string.Empty));
            else
                foreach (var file in LayerFile.Of(layer.Spec))
                    Add(file.Suffix, file.HasMembers && layer.Errors.Count > 0 ? RefusalEmitter.Emit(layer, LayerEmitter.Emit(file)) : LayerEmitter.Emit(file));
        });
    }
}
