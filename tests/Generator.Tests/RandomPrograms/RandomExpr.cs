using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Tests.RandomPrograms;

/// <summary>Random scalar expressions over the whole grammar, of moderate size wherever their arguments are.</summary>
internal sealed class RandomExpr(Random random)
{
    /// <summary>A number between about -2 and 2 that depends on the arguments.</summary>
    public Expr Bounded(IReadOnlyList<Expr> arguments) => (4 * Expr.Logistic(Any(arguments, 3))) - 2;

    /// <summary>A number between about 0.3 and 2.</summary>
    public Expr Positive(IReadOnlyList<Expr> arguments, int depth = 2) => random.Next(5) switch
    {
        0 => Expr.Exp(Expr.Maximum(Expr.Minimum(Any(arguments, depth - 1), 0.7), -1)),
        1 => Expr.Power(0.5 + Expr.Logistic(Any(arguments, depth - 1)), Constant()),
        2 => 2 / (1 + Positive(arguments, depth - 1)),
        _ => 0.5 + Expr.Logistic(Any(arguments, depth - 1)),
    };

    private Expr Any(IReadOnlyList<Expr> arguments, int depth)
    {
        if (depth <= 0)
            return random.Next(4) == 0 ? Constant() : arguments[random.Next(arguments.Count)];
        Expr Part() => Any(arguments, depth - 1);
        return random.Next(13) switch
        {
            0 => Part() + Part(),
            1 => Part() - Part(),
            2 => Expr.Logistic(Part()) * Part(),
            3 => Part() / Positive(arguments, depth - 1),
            4 => Expr.DivideOrZero(Part(), Positive(arguments, depth - 1)),
            5 => -Part(),
            6 => Expr.Exp(Expr.Minimum(Part(), 1)),
            7 => Expr.Log(Positive(arguments, depth - 1)),
            8 => Expr.Logistic(Part()),
            9 => Expr.Power(Positive(arguments, depth - 1), Constant()),
            10 => Expr.Minimum(Part(), Part()),
            11 => Expr.Maximum(Part(), Part()),
            _ => Expr.Choose(Condition(arguments), Part(), Part()),
        };
    }

    private Expr Condition(IReadOnlyList<Expr> arguments)
    {
        Expr Leaf() => Any(arguments, 0);
        return random.Next(4) switch
        {
            0 => Expr.And(Expr.LessOrEqual(Leaf(), Leaf()), Expr.LessOrEqual(Leaf(), Constant())),
            1 => Expr.Equal(Expr.Maximum(arguments[0], Constant()), arguments[0]),
            _ => Expr.LessOrEqual(Leaf(), Constant()),
        };
    }

    private double Constant() => Math.Round((random.NextDouble() * 4) - 2, 2) is var value && value == 0 ? 1 : value;
}
