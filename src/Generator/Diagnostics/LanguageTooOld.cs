using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SubsetGen.Generator.Parse;

namespace SubsetGen.Generator.Diagnostics;

/// <summary>Emitted kernels pass ref structs as type arguments, which C# has had since version 13.</summary>
internal sealed class LanguageTooOld() : Rule(Stated)
{
    private static readonly DiagnosticDescriptor Stated = new(
        "SUBSET007",
        "A layer needs C# 13 or newer",
        "'{0}' is compiled as C# {1}, but the code that SubsetGen writes needs C# 13 or newer; set LangVersion to 13 or "
        + "higher in the project",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + "SUBSET007.md");

    public const LanguageVersion Oldest = LanguageVersion.CSharp13;

    public override IEnumerable<Violation> Violations(LayerFacts layer)
    {
        // Latest and Default stand for a number; Preview is above all of them.
        var language = layer.Language.MapSpecifiedToEffectiveVersion();
        if (language < Oldest)
            yield return new(Place.Class, layer.Type.Name, language.ToDisplayString());
    }
}
