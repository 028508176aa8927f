using System;
using System.Collections.Generic;
using System.Globalization;
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

    private const string RuntimeType = "SubsetGen.Runtime.Layers.LayerEngine`3";

    /// <summary>The annotation of a type, if it has one.</summary>
    public static AttributeData? AttributeOf(INamedTypeSymbol type) => type.GetAttributes().FirstOrDefault(a =>
        a.AttributeClass is { Name: "KSubsetLayerAttribute" } attribute && attribute.ToDisplayString() == AttributeName);

    public static LayerFacts Parse(
        INamedTypeSymbol type,
        AttributeData attribute,
        Compilation compilation,
        LanguageVersion language,
        CancellationToken cancellation)
    {
        // While it is being typed, an argument may be there twice.
        var named = attribute.NamedArguments.ToLookup(a => a.Key, a => a.Value);
        T Named<T>(string name, T fallback) => named[name].LastOrDefault().Value is T given ? given : fallback;
        string NamedMember(string name, string fallback) => named.Contains(name) ? MemberName(named[name].Last()) : fallback;

        // Without k the method stands alone.
        var positional = attribute.ConstructorArguments;
        var hasK = positional.Length != 1;
        TypedConstant Positional(int index) => index < positional.Length ? positional[index] : default;

        return new LayerFacts(
            NameOf(type),
            language,
            IsPartial(type, cancellation),
            new EquatableArray<string>(Containers(type).Where(c => !IsPartial(c, cancellation)).Select(c => c.Name)),
            type.IsGenericType || Containers(type).Any(c => c.IsGenericType),
            type.IsStatic,
            Containers(type).Prepend(type).Any(t => t.IsFileLocal),
            compilation.GetTypeByMetadataName(RuntimeType) is not null,
            compilation.GetTypeByMetadataName(ModuleParser.RuntimeType) is not null,
            ModuleParser.Parse(type),
            new EquatableArray<MemberFacts>(MemberParser.Parse(type, compilation, cancellation).Distinct()),
            new EquatableArray<string>(MemberParser.NestedTypes(Containers(type).Prepend(type)).Distinct()),
            Containers(type).Prepend(type).Last().Name,
            new EquatableArray<string>(NotConstant(attribute)),
            hasK ? Positional(0).Value as double? : null,
            !hasK,
            Named("AdjustableK", false),
            Named("LearnableK", false),
            Named("N", 0),
            MemberName(Positional(hasK ? 1 : 0)),
            NamedMember("Noise", "None"),
            NamedMember("Sample", "Relaxed"),
            Named("Samples", 1),
            NamedMember("Gradient", "Relaxed"),
            Named("GradientTemperature", 1.0),
            Named("Lambda", 1.0),
            Named("AdaptiveLambda", false),
            NamedMember("Precision", "Single"),
            Named("Temperature", 1.0),
            Named("AdjustableTemperature", false),
            Named("LearnableTemperature", false),
            Named("Steps", false),
            Named("Distribution", false),
            NamedMember("Targets", "Both"),
            ResponseParser.Parse(type, Named<string?>("Response", null), compilation, cancellation));
    }

    /// <summary>The arguments whose value the compiler does not know: not written, of a wrong type, or no constant.</summary>
    private static IEnumerable<string> NotConstant(AttributeData attribute)
    {
        // Where the arguments fit no constructor, the compiler keeps none of them.
        var names = attribute.ConstructorArguments.Length switch { 1 => ["method"], 2 => ["k", "method"], _ => Array.Empty<string>() };
        IEnumerable<string> positional = names.Length > 0
            ? names.Where((_, i) => attribute.ConstructorArguments[i].Kind == TypedConstantKind.Error)
            : ["k and method"];
        var named = attribute.NamedArguments.Where(a => a.Value.Kind == TypedConstantKind.Error).Select(a => a.Key);
        return positional.Concat(named);
    }

    /// <summary>The enum member a constant stands for, its number where it has no name; empty where it is no constant.</summary>
    private static string MemberName(TypedConstant constant)
    {
        if (constant.Kind != TypedConstantKind.Enum)
            return string.Empty;
        var members = constant.Type!.GetMembers().OfType<IFieldSymbol>();
        return members.FirstOrDefault(member => Equals(member.ConstantValue, constant.Value))?.Name
            ?? Convert.ToString(constant.Value, CultureInfo.InvariantCulture);
    }

    private static TypeName NameOf(INamedTypeSymbol type)
    {
        var space = type.ContainingNamespace.IsGlobalNamespace ? string.Empty : type.ContainingNamespace.ToDisplayString();
        var path = string.Join("+", Containers(type).Reverse().Append(type).Select(t => t.MetadataName));
        return new(
            space,
            type.Name,
            Declaration(type),
            new EquatableArray<string>(Containers(type).Reverse().Select(Declaration)),
            FileName(space.Length > 0 ? $"{space}.{path}" : path));
    }

    // The metadata name of a file-local type has angle brackets, an escaped namespace at-signs.
    private static string FileName(string name) => name.Replace('<', '_').Replace('>', '_').Replace("@", string.Empty);

    private static string Declaration(INamedTypeSymbol type)
    {
        var kind = type.TypeKind switch { TypeKind.Struct => "struct", TypeKind.Interface => "interface", _ => "class" };
        var name = SyntaxFacts.GetKeywordKind(type.Name) == SyntaxKind.None ? type.Name : "@" + type.Name;
        return type.IsRecord ? $"partial record {(kind == "struct" ? "struct " : string.Empty)}{name}" : $"partial {kind} {name}";
    }

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
