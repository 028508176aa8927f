using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using SubsetGen.Generator.Parse;

namespace SubsetGen.Generator.Diagnostics;

/// <summary>
/// Reports what is wrong with annotated classes, where it is written. Reads them with the generator's own parser.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SubsetLayerAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        RuleTable.All.Select(rule => rule.Descriptor).ToImmutableArray();

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        // The generator compiles annotated classes in files that are called generated, so they are looked at, too.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Report, SymbolKind.NamedType);
    }

    private static void Report(SymbolAnalysisContext context)
    {
        if (context.Symbol is not INamedTypeSymbol { TypeKind: TypeKind.Class } type
            || LayerParser.AttributeOf(type) is not { } attribute
            || attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken) is not AttributeSyntax syntax)
            return;
        var language = ((CSharpParseOptions)syntax.SyntaxTree.Options).LanguageVersion;
        var facts = LayerParser.Parse(type, attribute, context.Compilation, language, context.CancellationToken);
        foreach (var (rule, violation) in RuleTable.Violations(facts))
        {
            var location = Places.Find(violation.Place, type, syntax, context.CancellationToken);
            context.ReportDiagnostic(Diagnostic.Create(rule.Descriptor, location, (object[])violation.Words));
        }
    }
}
