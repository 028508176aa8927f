namespace SubsetGen.PdeDiscovery.Library;

/// <summary>The candidate terms: u^p times the q-th derivative, for all p and q up to a limit.</summary>
internal static class TermLibrary
{
    /// <summary>The highest power in front of a derivative.</summary>
    public const int MaxPower = 3;

    /// <summary>The highest derivative.</summary>
    public const int MaxOrder = 5;

    /// <summary>How many of the candidates make up an equation.</summary>
    public const int ChosenTerms = 3;

    /// <summary>All 24 candidates: powers outermost, so that the linear terms come first.</summary>
    public static IReadOnlyList<Term> Terms { get; } =
    [
        .. from power in Enumerable.Range(0, MaxPower + 1)
           from order in Enumerable.Range(0, MaxOrder + 1)
           select new Term(power, order),
    ];

    /// <summary>The terms of the true equation, in the order of <see cref="Terms"/>.</summary>
    public static IReadOnlyList<Term> KuramotoSivashinsky { get; } = [new(0, 2), new(0, 4), new(1, 1)];
}
