using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SubsetGen.Generator.Model;

namespace SubsetGen.Generator.Parse;

/// <summary>Reads an annotated class; the generator and the analyzers share it. The only folder that sees symbols.</summary>
internal static class LayerParser
{
    public const string AttributeName = "SubsetGen.KSubsetLayerAttribute";

    public static LayerFacts Parse(INamedTypeSymbol type, AttributeData attribute, LanguageVersion language, CancellationToken cancellation)
    {
        var named = attribute.NamedArguments.ToDictionary(a => a.Key, a => a.Value);
        T Named<T>(string name, T fallback) => named.TryGetValue(name, out var value) && value.Value is T given ? given : fallback;
        string NamedMember(string name, string fallback) => named.TryGetValue(name, out var value) ? MemberName(value) : fallback;
        TypedConstant Positional(int index) =>
            index < attribute.ConstructorArguments.Length ? attribute.ConstructorArguments[index] : default;

        return new LayerFacts(
            NameOf(type),
            language,
            IsPartial(type, cancellation),
            Containers(type).FirstOrDefault(c => !IsPartial(c, cancellation))?.Name,
            type.IsGenericType || Containers(type).Any(c => c.IsGenericType),
            type.IsStatic,
            type.IsAbstract && !type.IsStatic,
            new EquatableArray<string>(type.GetMembers().Where(m => !m.IsImplicitlyDeclared).Select(m => m.Name).Distinct()),
            Positional(0).Value as double?,
            Named("N", 0),
            MemberName(Positional(1)),
            NamedMember("Noise", "None"),
            NamedMember("Sample", "Relaxed"),
            NamedMember("Gradient", "Relaxed"),
            NamedMember("Precision", "Single"),
            Named("Temperature", 1.0),
            Named("AdjustableTemperature", false),
            Named("Steps", false));
    }

    /// <summary>The name of the enum member a constant stands for; empty where there is none.</summary>
    private static string MemberName(TypedConstant constant) => constant.Kind == TypedConstantKind.Enum
        ? constant.Type!.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => Equals(f.ConstantValue, constant.Value))?.Name ?? string.Empty
        : string.Empty;

    private static TypeName NameOf(INamedTypeSymbol type) => new(
        type.ContainingNamespace.IsGlobalNamespace ? string.Empty : type.ContainingNamespace.ToDisplayString(),
        type.Name,
        Declaration(type),
        new EquatableArray<string>(Containers(type).Reverse().Select(Declaration)),
        string.Join(".", new[] { type.ContainingNamespace.IsGlobalNamespace ? null : type.ContainingNamespace.ToDisplayString() }
            .Where(n => n is not null)
            .Concat([string.Join("+", Containers(type).Reverse().Append(type).Select(t => t.MetadataName))])));

    private static string Declaration(INamedTypeSymbol type) =>
        $"partial {(type.IsRecord ? "record " : string.Empty)}{(type.TypeKind == TypeKind.Struct ? "struct" : type.TypeKind == TypeKind.Interface ? "interface" : "class")} {type.Name}"
            .Replace("record class", "record");

    /// <summary>The types around a type, innermost first.</summary>
    private static IEnumerable<INamedTypeSymbol> Containers(INamedTypeSymbol type)
    {
        for (var container = type.ContainingType; container is not null; container = container.ContainingType)
            yield return container;
    }

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellation) => type.DeclaringSyntaxReferences
        .Select(r => r.GetSyntax(cancellation))
        .OfType<TypeDeclarationSyntax>()
        .Any(d => d.Modifiers.Any(SyntaxKind.PartialKeyword));
}
