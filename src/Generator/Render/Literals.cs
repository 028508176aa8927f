using System.Globalization;

namespace SubsetGen.Generator.Render;

/// <summary>Numbers as C# text that do not depend on the element type; the same in every culture.</summary>
internal static class Literals
{
    public static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Of(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
