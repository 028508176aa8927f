using System;
using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Model;

namespace SubsetGen.Generator.Ir;

/// <summary>A scalar expression: what one <see cref="MapOp"/> computes for each item from its arguments.</summary>
internal abstract record Expr
{
    public static implicit operator Expr(double value) => new ConstantExpr(value);

    public static Expr operator +(Expr a, Expr b) => ExprAlgebra.Add(a, b);

    public static Expr operator -(Expr a, Expr b) => ExprAlgebra.Subtract(a, b);

    public static Expr operator *(Expr a, Expr b) => ExprAlgebra.Multiply(a, b);

    public static Expr operator /(Expr a, Expr b) => ExprAlgebra.Divide(a, b);

    public static Expr operator -(Expr a) => ExprAlgebra.Negate(a);

    public static Expr Exp(Expr a) => new CallExpr(ScalarOp.Exp, a);

    public static Expr Log(Expr a) => new CallExpr(ScalarOp.Log, a);

    public static Expr Logistic(Expr a) => new CallExpr(ScalarOp.Logistic, a);

    public static Expr Power(Expr a, Expr exponent) => ExprAlgebra.Power(a, exponent);

    public static Expr Minimum(Expr a, Expr b) => new CallExpr(ScalarOp.Minimum, a, b);

    public static Expr Maximum(Expr a, Expr b) => new CallExpr(ScalarOp.Maximum, a, b);

    public static Expr DivideOrZero(Expr a, Expr b) => ExprAlgebra.DivideOrZero(a, b);

    public static Expr LessOrEqual(Expr a, Expr b) => new CallExpr(ScalarOp.LessOrEqual, a, b);

    public static Expr Equal(Expr a, Expr b) => new CallExpr(ScalarOp.Equal, a, b);

    public static Expr And(Expr a, Expr b) => new CallExpr(ScalarOp.And, a, b);

    public static Expr Choose(Expr condition, Expr yes, Expr no) => ExprAlgebra.Choose(condition, yes, no);

    /// <summary>The expression with every argument replaced.</summary>
    public Expr Substitute(Func<ArgumentExpr, Expr> replacement) => this switch
    {
        ArgumentExpr argument => replacement(argument),
        CallExpr call => ExprAlgebra.Rebuild(call.Op, call.Arguments.Select(a => a.Substitute(replacement)).ToArray()),
        _ => this,
    };

    /// <summary>This expression and everything below it.</summary>
    public IEnumerable<Expr> Descendants()
    {
        yield return this;
        if (this is CallExpr call)
            foreach (var descendant in call.Arguments.SelectMany(a => a.Descendants()))
                yield return descendant;
    }

    public bool Uses(ScalarOp op) => Descendants().Any(e => e is CallExpr call && call.Op == op);
}

/// <summary>A number known when the layer is compiled.</summary>
internal sealed record ConstantExpr(double Value) : Expr;

/// <summary>The <paramref name="Index"/>-th argument of the map.</summary>
internal sealed record ArgumentExpr(int Index) : Expr;

/// <summary>An operation on expressions.</summary>
internal sealed record CallExpr(ScalarOp Op, EquatableArray<Expr> Arguments) : Expr
{
    public CallExpr(ScalarOp op, params Expr[] arguments)
        : this(op, new EquatableArray<Expr>(arguments))
    {
    }

    public Expr this[int index] => Arguments[index];
}
