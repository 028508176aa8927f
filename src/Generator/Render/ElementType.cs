using System;
using System.Globalization;

namespace SubsetGen.Generator.Render;

/// <summary>The element type of a layer in the emitted language.</summary>
internal sealed class ElementType
{
    private ElementType(string precision, string keyword, Func<double, string> literal)
    {
        Precision = precision;
        Keyword = keyword;
        Literal = literal;
    }

    public static ElementType Single { get; } =
        new("Single", "float", value => ((float)value).ToString("R", CultureInfo.InvariantCulture) + "f");

    public static ElementType Double { get; } =
        new("Double", "double", value => value.ToString("R", CultureInfo.InvariantCulture) + "d");

    /// <summary>The member of <c>SubsetPrecision</c> that names it.</summary>
    public string Precision { get; }

    public string Keyword { get; }

    /// <summary>A number as a literal of this type; the same in every culture.</summary>
    public Func<double, string> Literal { get; }

    public static ElementType Of(string precision) => precision == Single.Precision ? Single : Double;
}
