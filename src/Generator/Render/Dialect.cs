using System;
using System.Collections.Generic;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Render;

/// <summary>How one operation is written: an infix symbol with its precedence, or a call.</summary>
internal sealed class OpText
{
    private OpText(string? symbol, int precedence, Func<IReadOnlyList<string>, string>? call)
    {
        Symbol = symbol;
        Precedence = precedence;
        Call = call;
    }

    public string? Symbol { get; }

    public int Precedence { get; }

    public Func<IReadOnlyList<string>, string>? Call { get; }

    public static OpText Infix(string symbol, int precedence) => new(symbol, precedence, null);

    public static OpText Of(Func<IReadOnlyList<string>, string> call, int precedence = 9) => new(null, precedence, call);
}

/// <summary>The table of a target language: how every scalar operation and every constant is written.</summary>
internal sealed class Dialect
{
    public Dialect(
        IReadOnlyDictionary<ScalarOp, OpText> ops, Func<double, string> literal, Func<string, string, string, string>? multiplyAdd = null)
    {
        Ops = ops;
        Literal = literal;
        MultiplyAdd = multiplyAdd;
    }

    public IReadOnlyDictionary<ScalarOp, OpText> Ops { get; }

    public Func<double, string> Literal { get; }

    /// <summary>a * b + c rounded once, where the target has to be told.</summary>
    public Func<string, string, string, string>? MultiplyAdd { get; }
}
