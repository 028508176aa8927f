using System.Collections.Generic;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Render;

/// <summary>C#: lanes of a row, and the scalars of a row.</summary>
internal static class CSharpDialect
{
    /// <summary>Operations on <c>V</c>, a vector of items; conditions are masks.</summary>
    public static Dialect Lanes(ElementType element) => new(
        new Dictionary<ScalarOp, OpText>
        {
            [ScalarOp.Add] = OpText.Infix("+", 4),
            [ScalarOp.Subtract] = OpText.Infix("-", 4),
            [ScalarOp.Multiply] = OpText.Infix("*", 5),
            [ScalarOp.Divide] = OpText.Infix("/", 5),
            [ScalarOp.DivideOrZero] = OpText.Of(a => $"V.Select(V.Equal({a[1]}, {element.Literal(0)}), {element.Literal(0)}, ({a[0]}) / ({a[1]}))"),
            [ScalarOp.Negate] = OpText.Of(a => $"-{a[0]}", 6),
            [ScalarOp.Exp] = OpText.Of(a => $"V.Exp({a[0]})"),
            [ScalarOp.Log] = OpText.Of(a => $"V.Log({a[0]})"),
            [ScalarOp.Logistic] = OpText.Of(a => $"V.Logistic({a[0]})"),
            [ScalarOp.Power] = OpText.Of(a => $"V.Pow({a[0]}, {a[1]})"),
            [ScalarOp.Minimum] = OpText.Of(a => $"V.Min({a[0]}, {a[1]})"),
            [ScalarOp.Maximum] = OpText.Of(a => $"V.Max({a[0]}, {a[1]})"),
            [ScalarOp.LessOrEqual] = OpText.Of(a => $"V.LessEqual({a[0]}, {a[1]})"),
            [ScalarOp.Equal] = OpText.Of(a => $"V.Equal({a[0]}, {a[1]})"),
            [ScalarOp.And] = OpText.Infix("&", 2),
            [ScalarOp.Choose] = OpText.Of(a => $"V.Select({a[0]}, {a[1]}, {a[2]})"),
        },
        element.Literal,
        (a, b, c) => $"V.MulAdd({a}, {b}, {c})");

    /// <summary>Operations on one number of the element type; conditions are <c>bool</c>.</summary>
    public static Dialect Scalars(ElementType element) => new(
        new Dictionary<ScalarOp, OpText>
        {
            [ScalarOp.Add] = OpText.Infix("+", 4),
            [ScalarOp.Subtract] = OpText.Infix("-", 4),
            [ScalarOp.Multiply] = OpText.Infix("*", 5),
            [ScalarOp.Divide] = OpText.Infix("/", 5),
            [ScalarOp.DivideOrZero] = OpText.Of(a => $"RowMath.DivideOrZero({a[0]}, {a[1]})"),
            [ScalarOp.Negate] = OpText.Of(a => $"-{a[0]}", 6),
            [ScalarOp.Exp] = OpText.Of(a => $"{element.Keyword}.Exp({a[0]})"),
            [ScalarOp.Log] = OpText.Of(a => $"{element.Keyword}.Log({a[0]})"),
            [ScalarOp.Logistic] = OpText.Of(a => $"RowMath.Logistic({a[0]})"),
            [ScalarOp.Power] = OpText.Of(a => $"{element.Keyword}.Pow({a[0]}, {a[1]})"),
            [ScalarOp.Minimum] = OpText.Of(a => $"{element.Keyword}.Min({a[0]}, {a[1]})"),
            [ScalarOp.Maximum] = OpText.Of(a => $"{element.Keyword}.Max({a[0]}, {a[1]})"),
            [ScalarOp.LessOrEqual] = OpText.Infix("<=", 3),
            [ScalarOp.Equal] = OpText.Infix("==", 3),
            [ScalarOp.And] = OpText.Infix("&&", 1),
            [ScalarOp.Choose] = OpText.Of(a => $"({a[0]} ? {a[1]} : {a[2]})"),
        },
        element.Literal);
}
