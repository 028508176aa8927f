using System.Text;
using SubsetGen.PdeDiscovery.Library;

namespace SubsetGen.PdeDiscovery.Discovery;

/// <summary>u_t = a sum of coefficients times terms.</summary>
/// <param name="Parts">Coefficient and term, in the order in which they are written.</param>
internal sealed record Equation(IReadOnlyList<(double Coefficient, Term Term)> Parts)
{
    /// <summary>The true equation.</summary>
    public static Equation KuramotoSivashinsky { get; } = new([.. TermLibrary.KuramotoSivashinsky.Select(t => (-1.0, t))]);

    /// <summary>Whether both have the same terms, whatever the coefficients.</summary>
    public bool HasTermsOf(Equation other) =>
        Parts.Select(p => p.Term).ToHashSet().SetEquals(other.Parts.Select(p => p.Term));

    /// <summary>Root mean square difference of the coefficients over the terms of either; a missing one counts as zero.</summary>
    public double CoefficientError(Equation other)
    {
        var terms = Parts.Concat(other.Parts).Select(p => p.Term).Distinct();
        return Math.Sqrt(terms.Average(t => Math.Pow(CoefficientOf(t) - other.CoefficientOf(t), 2)));
    }

    /// <summary>
    /// The right-hand side with coefficients in a number format, in invariant culture: <c>-1.0000 u_xx - ...</c>. A
    /// coefficient that this makes a plain 1 is left out.
    /// </summary>
    public string RightSide(string format)
    {
        var text = new StringBuilder();
        foreach (var (coefficient, term) in Parts)
        {
            var sign = coefficient < 0 ? "-" : text.Length > 0 ? "+" : "";
            text.Append(text.Length > 0 ? $" {sign} " : sign);
            var number = Numbers.Format(Math.Abs(coefficient), format);
            text.Append(number == "1" ? term.Name : $"{number} {term.Name}");
        }

        return text.ToString();
    }

    private double CoefficientOf(Term term) => Parts.FirstOrDefault(p => p.Term == term).Coefficient;
}
