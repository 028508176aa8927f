using System;
using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Render;

/// <summary>Writes expressions in a dialect: the walk that all dialects share. Repeated parts get a name of their own.</summary>
internal sealed class ExprRenderer
{
    private readonly Dialect dialect;
    private readonly Func<string, string> unique;

    /// <param name="dialect">The target language.</param>
    /// <param name="unique">Makes a name unique in the scope that is written to.</param>
    public ExprRenderer(Dialect dialect, Func<string, string> unique)
    {
        this.dialect = dialect;
        this.unique = unique;
    }

    /// <summary>The text of expressions that are evaluated together, and the shared parts to define before them, in order.</summary>
    public (IReadOnlyList<(string Name, string Text)> Shared, IReadOnlyList<string> Results) Render(
        IReadOnlyList<Expr> expressions, IReadOnlyList<string> arguments)
    {
        var names = new Dictionary<Expr, string>();
        var shared = new List<(string, string)>();
        foreach (var part in Repeated(expressions))
        {
            var text = Text(part, arguments, names, 0);
            names[part] = unique(NameOf(part));
            shared.Add((names[part], text));
        }

        return (shared, expressions.Select(e => Text(e, arguments, names, 0)).ToList());
    }

    /// <summary>The text of one expression, whatever of it is repeated.</summary>
    public string Inline(Expr expression, IReadOnlyList<string> arguments) => Text(expression, arguments, new Dictionary<Expr, string>(), 0);

    /// <summary>Parts that occur more than once, small ones first, as far as naming a larger one does not already cover them.</summary>
    private static IEnumerable<Expr> Repeated(IReadOnlyList<Expr> expressions)
    {
        var uses = new Dictionary<Expr, int>();
        var order = new List<Expr>();
        void Count(Expr e)
        {
            if (e is not CallExpr call)
                return;
            uses.TryGetValue(e, out var seen);
            uses[e] = seen + 1;
            if (seen > 0)
                return;
            foreach (var argument in call.Arguments)
                Count(argument);
            order.Add(e);
        }

        foreach (var expression in expressions)
            Count(expression);
        return order.Where(e => uses[e] > 1 && !IsTrivial((CallExpr)e));
    }

    private static bool IsTrivial(CallExpr call) => call.Op == ScalarOp.Negate && call[0] is ArgumentExpr;

    private static string NameOf(Expr e) => ((CallExpr)e).Op switch
    {
        ScalarOp.Logistic => "tail",
        ScalarOp.Exp => "exp",
        ScalarOp.LessOrEqual or ScalarOp.Equal or ScalarOp.And => "isIt",
        ScalarOp.Divide when e is CallExpr quotient && quotient[0] is CallExpr { Op: ScalarOp.Minimum } => "tail",
        ScalarOp.Divide => "ratio",
        _ => "part",
    };

    private string Text(Expr e, IReadOnlyList<string> arguments, IReadOnlyDictionary<Expr, string> names, int outer)
    {
        if (names.TryGetValue(e, out var name))
            return name;
        switch (e)
        {
            case ConstantExpr constant:
                var literal = dialect.Literal(constant.Value);
                return literal[0] == '-' && outer > 4 ? $"({literal})" : literal;
            case ArgumentExpr argument:
                return arguments[argument.Index];
        }

        var call = (CallExpr)e;
        if (AsMultiplyAdd(call, names) is { } fused)
            return dialect.MultiplyAdd!(Text(fused.A, arguments, names, 0), Text(fused.B, arguments, names, 0), Text(fused.C, arguments, names, 0));
        var op = dialect.Ops[call.Op];
        string text;
        if (op.Symbol is { } symbol)
            text = $"{Text(call[0], arguments, names, op.Precedence)} {symbol} {Text(call[1], arguments, names, op.Precedence + 1)}";
        else
            text = op.Call!(call.Arguments.Select(a => Text(a, arguments, names, op.Precedence == 9 ? 0 : op.Precedence)).ToList());
        return op.Precedence < outer ? $"({text})" : text;
    }

    /// <summary>A sum with a product that has no name of its own.</summary>
    private (Expr A, Expr B, Expr C)? AsMultiplyAdd(CallExpr call, IReadOnlyDictionary<Expr, string> names)
    {
        if (dialect.MultiplyAdd is null || call.Op is not (ScalarOp.Add or ScalarOp.Subtract))
            return null;
        bool IsProduct(Expr e) => e is CallExpr { Op: ScalarOp.Multiply } && !names.ContainsKey(e);
        if (call.Op == ScalarOp.Add && IsProduct(call[1]))
            return (((CallExpr)call[1])[0], ((CallExpr)call[1])[1], call[0]);
        if (call.Op == ScalarOp.Add && IsProduct(call[0]))
            return (((CallExpr)call[0])[0], ((CallExpr)call[0])[1], call[1]);
        return call.Op == ScalarOp.Subtract && IsProduct(call[1])
            ? (-((CallExpr)call[1])[0], ((CallExpr)call[1])[1], call[0])
            : null;
    }
}
