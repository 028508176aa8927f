using System.Linq;
using Microsoft.CodeAnalysis;

namespace SubsetGen.Generator.Parse;

/// <summary>Reads from which TorchSharp module a class derives.</summary>
internal static class ModuleParser
{
    /// <summary>Where this type is found, layers take TorchSharp's tensors.</summary>
    public const string RuntimeType = "SubsetGen.Runtime.Torch.TensorLayer";

    private const string Library = "TorchSharp.torch";

    /// <summary>The module a class derives from, at any distance; null where it is none.</summary>
    public static ModuleFacts? Parse(INamedTypeSymbol type)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (!IsModule(parent))
                continue;
            var isDirect = SymbolEqualityComparer.Default.Equals(parent, type.BaseType);
            return new(
                parent.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
                string.Concat(parent.TypeArguments.Select(Letter)),
                Result(parent.TypeArguments.Last()),
                isDirect && type.InstanceConstructors.All(constructor => constructor.IsImplicitlyDeclared));
        }

        return null;
    }

    private static bool IsModule(INamedTypeSymbol type) =>
        type is { Name: "Module", IsGenericType: true, ContainingType: { Name: "nn" } holder } && holder.ContainingType?.ToDisplayString() == Library;

    private static char Letter(ITypeSymbol type) => type switch
    {
        _ when IsTensor(type) => 't',
        INamedTypeSymbol { IsTupleType: true, TupleElements: { Length: 2 } elements } when elements.All(element => IsTensor(element.Type)) => 'p',
        _ => '?',
    };

    private static string Result(ITypeSymbol type) => type is INamedTypeSymbol { IsTupleType: true } tuple
        ? $"({string.Join(", ", tuple.TupleElements.Select(element => element.IsExplicitlyNamedTupleElement ? $"TorchTensor {element.Name}" : "TorchTensor"))})"
        : "TorchTensor";

    private static bool IsTensor(ITypeSymbol type) => type.Name == "Tensor" && type.ContainingType?.ToDisplayString() == Library;
}
