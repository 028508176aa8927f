using System.Collections.Generic;
using System.Globalization;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Render;

/// <summary>
/// CUDA C++: a lane is one thread's number, so lanes and the scalars of a row are written alike, but for what matters where it
/// is done for every item; conditions are <c>bool</c>.
/// </summary>
internal static class CudaDialect
{
    public static Dialect Of(ElementType element, bool isLane) => new(
        new Dictionary<ScalarOp, OpText>
        {
            [ScalarOp.Add] = OpText.Infix("+", 4),
            [ScalarOp.Subtract] = OpText.Infix("-", 4),
            [ScalarOp.Multiply] = OpText.Infix("*", 5),
            [ScalarOp.Divide] = isLane ? OpText.Of(a => $"Quotient({a[0]}, {a[1]})") : OpText.Infix("/", 5),
            [ScalarOp.DivideOrZero] = OpText.Of(a => $"RowMath::DivideOrZero({a[0]}, {a[1]})"),
            [ScalarOp.Negate] = OpText.Of(a => $"-{a[0]}", 6),
            [ScalarOp.Exp] = OpText.Of(a => $"Exp({a[0]})"),
            [ScalarOp.Log] = OpText.Of(a => $"Log({a[0]})"),
            [ScalarOp.Logistic] = OpText.Of(a => $"Logistic({a[0]})"),
            [ScalarOp.Power] = OpText.Of(a => $"Pow({a[0]}, {a[1]})"),
            [ScalarOp.Minimum] = OpText.Of(a => $"Min({a[0]}, {a[1]})"),
            [ScalarOp.Maximum] = OpText.Of(a => $"Max({a[0]}, {a[1]})"),
            [ScalarOp.LessOrEqual] = OpText.Infix("<=", 3),
            [ScalarOp.Equal] = OpText.Infix("==", 3),
            [ScalarOp.And] = OpText.Infix("&&", 1),
            [ScalarOp.Choose] = OpText.Of(a => $"({a[0]} ? {a[1]} : {a[2]})"),
        },
        value => Literal(value, element),
        isLane ? (a, b, c) => $"MulAdd({a}, {b}, {c})" : null);

    /// <summary>A number with a point or an exponent, so that it is no whole number there; the same in every culture.</summary>
    private static string Literal(double value, ElementType element)
    {
        var isSingle = element == ElementType.Single;
        var text = isSingle ? ((float)value).ToString("R", CultureInfo.InvariantCulture) : value.ToString("R", CultureInfo.InvariantCulture);
        return (text.IndexOfAny(['.', 'E']) < 0 ? text + ".0" : text) + (isSingle ? "f" : string.Empty);
    }
}
