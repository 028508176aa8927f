using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SubsetGen.Generator.Parse;

/// <summary>Reads the members of an annotated class that are not emitted: its own and those it inherits.</summary>
internal static class MemberParser
{
    // The types of the parameters of emitted methods.
    private static readonly string[] LayerParameters = ["TensorSpan", "ReadOnlyTensorSpan", "ReadOnlySpan", "SubsetTape"];

    public static IEnumerable<MemberFacts> Parse(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        foreach (var member in Own(type, cancellation))
            yield return new(member.Name, IsOverload(member), null);
        for (var parent = type.BaseType; parent is { SpecialType: not SpecialType.System_Object }; parent = parent.BaseType)
        {
            // What is emitted for a base class is not there yet when the generator looks; Forward stands for all of it.
            if (parent.DeclaringSyntaxReferences.Length > 0 && LayerParser.AttributeOf(parent) is not null)
                yield return new("Forward", false, parent.Name);
            foreach (var member in Own(parent, cancellation))
                if (compilation.IsSymbolAccessibleWithin(member, type))
                    yield return new(member.Name, IsOverload(member), parent.Name);
        }
    }

    /// <summary>The nested types that a simple name finds inside the first of some types, each nested in the next.</summary>
    public static IEnumerable<string> NestedTypes(IEnumerable<INamedTypeSymbol> types)
    {
        foreach (var type in types)
            for (var holder = type; holder is not null; holder = holder.BaseType)
                foreach (var nested in holder.GetTypeMembers())
                    if (nested.Arity == 0)
                        yield return nested.Name;
    }

    /// <summary>The members that are written in the class, first to last.</summary>
    public static IEnumerable<ISymbol> Own(INamedTypeSymbol type, CancellationToken cancellation)
    {
        // Analyzers see the emitted part, generators do not.
        var emitted = type.DeclaringSyntaxReferences
            .Where(part => IsEmitted(part.GetSyntax(cancellation)))
            .Select(part => part.SyntaxTree)
            .ToList();
        return type.GetMembers().Where(member => !member.IsImplicitlyDeclared && !member.DeclaringSyntaxReferences.Any(part =>
            emitted.Contains(part.SyntaxTree) || IsEmitted(part.GetSyntax(cancellation))));
    }

    private static bool IsEmitted(SyntaxNode part) => part is MemberDeclarationSyntax declaration
        && declaration.AttributeLists.SelectMany(list => list.Attributes).Any(attribute =>
            attribute.Name.ToString() == "GeneratedCode"
            && attribute.ArgumentList?.Arguments.FirstOrDefault()?.ToString() == "\"SubsetGen\"");

    private static bool IsOverload(ISymbol member) =>
        member is IMethodSymbol { MethodKind: MethodKind.Ordinary } method
        && (method.IsGenericMethod
            || method.Parameters.IsEmpty
            || method.Parameters.Any(parameter => !LayerParameters.Contains(parameter.Type.Name)));
}
