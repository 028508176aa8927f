using System.Text;
using SubsetGen.PdeDiscovery.Discovery;
using SubsetGen.PdeDiscovery.Library;

namespace SubsetGen.PdeDiscovery.Report;

/// <summary>All candidates as a table, powers down and derivatives across, each cell tinted by its probability.</summary>
internal static class CandidateGrid
{
    /// <summary>Writes the table.</summary>
    public static string Render(DiscoveryResult result, string format)
    {
        var html = new StringBuilder("<table class=\"grid-table\"><thead><tr><th></th>");
        for (var order = 0; order <= TermLibrary.MaxOrder; order++)
            html.Append($"<th scope=\"col\">{MathText.Of(new Term(0, order))}</th>");
        html.Append("</tr></thead><tbody>\n");
        for (var power = 0; power <= TermLibrary.MaxPower; power++)
        {
            var factor = power == 0 ? "1" : MathText.Of(new Term(power - 1, 0));
            html.Append($"<tr><th scope=\"row\">{factor} \u00B7</th>");
            foreach (var (index, term) in result.Terms.Index().Where(t => t.Item.Power == power).OrderBy(t => t.Item.Order))
                AppendCell(html, result, index, term, format);
            html.Append("</tr>\n");
        }

        return html.Append("</tbody></table>\n").ToString();
    }

    private static void AppendCell(StringBuilder html, DiscoveryResult result, int index, Term term, string format)
    {
        var part = result.Equation.Parts.FirstOrDefault(p => p.Term == term);
        var isTrue = TermLibrary.KuramotoSivashinsky.Contains(term);
        var tint = Numbers.Format(70 * result.Marginals[index], "0.#");
        html.Append($"<td class=\"{(isTrue ? "true" : "")}\" style=\"--tint:{tint}%\">")
            .Append($"<span class=\"term\">{MathText.Of(term)}</span>")
            .Append($"<span class=\"probability\">{Numbers.Format(result.Marginals[index], "0.000")}</span>");
        if (part != default)
            html.Append($"<span class=\"coefficient\">{Numbers.Format(part.Coefficient, format).Replace('-', '\u2212')}</span>");
        html.Append("</td>");
    }
}
