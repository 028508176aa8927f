using System.Collections.Generic;
using System.Linq;
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
            foreach (var (suffix, text) in Texts(layer))
                output.AddSource($"{layer.Type.MetadataName}{suffix}.g.cs", text);
        });
    }

    private static IEnumerable<(string Suffix, string Text)> Texts(ParsedLayer layer)
    {
        var texts = layer.Spec is { } spec ? LayerFile.Of(spec).Select(file => (file.Suffix, LayerEmitter.Emit(file))) : [(string.Empty, string.Empty)];
        return layer.Errors.Count == 0 ? texts : texts.Select(file => file.Suffix.Length == 0 ? (string.Empty, RefusalEmitter.Emit(layer, file.Item2)) : file);
    }
}
