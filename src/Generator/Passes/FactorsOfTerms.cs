using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Passes;

/// <summary>
/// Where several terms of a row have a number as a factor, their sum is multiplied by it once. Products of rows in these terms that other
/// rows have, too, are computed once. Adjoints of steps are such rows: of three multiplications two are additions then.
/// </summary>
internal sealed class FactorsOfTerms
{
    private readonly RowBuilder builder;
    private readonly ILookup<Node, Node> uses;
    private readonly Dictionary<Node, IReadOnlyList<Group>> found = [];
    private readonly HashSet<string> products = [];
    private readonly Dictionary<Node, Node> copies = [];

    private FactorsOfTerms(RowBuilder builder, RowProgram program)
    {
        this.builder = builder;
        uses = program.Nodes.SelectMany(n => n.Arguments).Concat(program.Results).ToLookup(n => n);
        foreach (var node in program.Nodes.Where(node => IsRowMap(node) && IsKnownAtOnce(node)))
        {
            if (Polynomial.Of(node, map => map == node || IsExpanded(map)) is not { } polynomial)
                continue;
            var groups = Groups(polynomial);
            if (!groups.Any(g => g.Numbers.Count > 0 && g.Terms.Count > 1))
                continue;
            found.Add(node, groups);
            products.UnionWith(groups.SelectMany(g => g.Terms).Where(t => t.Rows.Count > 1).Select(t => Key(t.Rows)));
        }
    }

    public static RowProgram Run(RowBuilder builder, RowProgram program)
    {
        var pass = new FactorsOfTerms(builder, program);
        return pass.found.Count == 0 ? ProgramCopy.Into(builder, program) : ProgramCopy.Into(builder, program, pass.Replace);
    }

    private Node? Replace(Node node, Node[] arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
            copies[node.Arguments[i]] = arguments[i];
        if (found.TryGetValue(node, out var groups))
            return Sum(node.Name, groups);
        return IsRowMap(node) && Polynomial.Of(node, map => map == node) is { } polynomial
            && polynomial.Terms.Any(t => t.Factors.All(f => f.IsRow) && products.Contains(Key(t.Factors)))
            ? Sum(node.Name, Groups(polynomial))
            : null;
    }

    private Node Sum(string name, IReadOnlyList<Group> groups)
    {
        var parts = groups.Select(group => (
            Numbers: group.Numbers.Select(n => copies[n]),
            Terms: Added(name + "Terms", group.Terms.Select(t => (Product(t.Rows), t.Coefficient)))));
        return Added(name, parts.Select(part => (
            part.Numbers.Any() ? builder.Map(name + "Part", Multiplied, [part.Terms, .. part.Numbers]) : part.Terms, 1.0)));
    }

    private Node Product(IReadOnlyList<Node> rows) => rows.Count == 0 ? builder.Constant(1) : builder.Map("product", Multiplied, [.. rows.Select(r => copies[r])]);

    /// <summary>What is added comes first: nothing is negated that could be subtracted.</summary>
    private Node Added(string name, IEnumerable<(Node Value, double Coefficient)> terms)
    {
        var ordered = terms.OrderByDescending(t => t.Coefficient > 0).ToList();
        Expr sum = 0;
        for (var i = 0; i < ordered.Count; i++)
            sum += ordered[i].Coefficient * (Expr)new ArgumentExpr(i);
        return builder.Map(name, sum, [.. ordered.Select(t => t.Value)]);
    }

    private static Expr Multiplied(Expr[] factors) => factors.Aggregate((a, b) => a * b);

    private static IReadOnlyList<Group> Groups(Polynomial polynomial) =>
    [
        .. polynomial.Terms
            .Select(t => (Numbers: t.Factors.Where(f => !f.IsRow).ToList(), Rows: t.Factors.Where(f => f.IsRow).ToList(), t.Coefficient))
            .GroupBy(t => Key(t.Numbers))
            .Select(group => new Group(group.First().Numbers, [.. group.Select(t => ((IReadOnlyList<Node>)t.Rows, t.Coefficient))])),
    ];

    private static string Key(IEnumerable<Node> factors) => string.Join(",", factors.Select(f => f.Id).OrderBy(id => id));

    private static bool IsRowMap(Node node) => node is { IsRow: true, Op: MapOp };

    /// <summary>Whether no pass comes before a value: of a row that waits for one, parts may be made in the earlier pass.</summary>
    private static bool IsKnownAtOnce(Node value) => value.Op is InputOp || (value.Op is MapOp && value.Arguments.All(IsKnownAtOnce));

    /// <summary>Whether a value is looked into: one that nothing else needs, and shares of a row, which are nothing but such a factor.</summary>
    private bool IsExpanded(Node map) =>
        IsRowMap(map) && Polynomial.Of(map, other => other == map) is not null && (uses[map].Count() == 1 || IsShare(map));

    /// <summary>Whether it is a number times one row, or what is left of 1 beside that.</summary>
    private static bool IsShare(Node map) =>
        IsRowMap(map) && Polynomial.Of(map, other => other == map || IsShare(other)) is { } polynomial
        && polynomial.Terms.All(t => t.Factors.Count == 0 || (t.Factors.Count(f => f.IsRow) == 1 && t.Factors.Any(f => !f.IsRow)))
        && polynomial.Terms.Count(t => t.Factors.Count > 0) == 1;

    /// <summary>Terms that have the same numbers as factors.</summary>
    private sealed record Group(IReadOnlyList<Node> Numbers, IReadOnlyList<(IReadOnlyList<Node> Rows, double Coefficient)> Terms);
}
