using System;
using SubsetGen.Generator.Autodiff;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Passes;

/// <summary>The first two terms of r(v) = First exp v + Second exp 2v + … far below the middle.</summary>
internal readonly record struct ExponentialSeries(double First, double Second)
{
    /// <summary>How far below the middle the terms are taken, in exp v: the digits that they are good for are enough to start a search.</summary>
    private const double Here = 1e-6;

    /// <summary>exp c for which the first terms alone add up to k; arguments are k, Σ exp u and Σ exp 2u.</summary>
    public Expr Linear => new ArgumentExpr(0) / (First * new ArgumentExpr(1));

    /// <summary>The sum of the second terms over that of the first, for exp c = 1.</summary>
    public Expr Ratio => Second / First * new ArgumentExpr(2) / new ArgumentExpr(1);

    /// <summary>The series of a response that is a function of exp v; null where it has none.</summary>
    public static ExponentialSeries? Of(Response response)
    {
        if (ExponentialsOnce.InWeights(response.Value, e => e is ArgumentExpr, new ArgumentExpr(0)) is not { } inWeights)
            return null;
        var slope = ExprDerivative.Of(inWeights, 0);
        var series = new ExponentialSeries(At(slope), At(ExprDerivative.Of(slope, 0)) / 2);
        return series.First > 0 && Math.Abs(series.Second) < 1e3 ? series : null;
    }

    private static double At(Expr expr) => Math.Round(ExprEvaluator.Evaluate(expr, Here, single: false), 4);
}
