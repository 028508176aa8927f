using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Ir;
using SubsetGen.Generator.Passes;

namespace SubsetGen.Generator.Render;

/// <summary>
/// The maps of a pass as they are written: a value that is used once, by another map of the same pass, stands inside that
/// one's expression as long as a line stays readable. The fewer names, the more multiply-adds, too.
/// </summary>
internal sealed class FoldedMaps
{
    /// <summary>Operations in one written expression.</summary>
    private const int MostOperations = 7;

    private readonly HashSet<Node> folded = [];

    public FoldedMaps(Stage stage, IEnumerable<Node> reduced)
    {
        var kept = new HashSet<Node>(stage.Stores.Concat(reduced));
        var uses = stage.Maps.SelectMany(m => m.Arguments).ToLookup(a => a);
        var size = new Dictionary<Node, int>();
        foreach (var map in stage.Maps)
        {
            size[map] = Operations(map);
            foreach (var argument in map.Arguments.Where(size.ContainsKey))
            {
                var isFree = uses[argument].Count() == 1 && !kept.Contains(argument) && Occurrences(map, argument) == 1;
                if (!isFree || size[map] + size[argument] > MostOperations)
                    continue;
                folded.Add(argument);
                size[map] += size[argument];
            }
        }

        Maps = stage.Maps.Where(m => !folded.Contains(m)).Select(Written).ToList();
    }

    /// <summary>What is written, in order.</summary>
    public IReadOnlyList<(Node Node, Expr Body, IReadOnlyList<Node> Arguments)> Maps { get; }

    private (Node Node, Expr Body, IReadOnlyList<Node> Arguments) Written(Node map)
    {
        var arguments = new List<Node>();
        Expr Expanded(Node node) => ((MapOp)node.Op).Body.Substitute(a =>
        {
            var argument = node.Arguments[a.Index];
            if (folded.Contains(argument))
                return Expanded(argument);
            if (!arguments.Contains(argument))
                arguments.Add(argument);
            return new ArgumentExpr(arguments.IndexOf(argument));
        });
        return (map, Expanded(map), arguments);
    }

    private static int Occurrences(Node map, Node argument) =>
        ((MapOp)map.Op).Body.Descendants().Count(e => e is ArgumentExpr a && map.Arguments[a.Index] == argument);

    private static int Operations(Node map) => ((MapOp)map.Op).Body.Descendants().Count(e => e is CallExpr);
}
