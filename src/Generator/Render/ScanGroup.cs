using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Render;

/// <summary>Operations on one scan that one run of it yields together: its value, derivatives and second derivatives.</summary>
internal sealed class ScanGroup
{
    private readonly IReadOnlyList<Node> nodes;

    public ScanGroup(IReadOnlyList<Node> nodes)
    {
        this.nodes = nodes;
        Scan = nodes.Select(n => SpecOf(n.Op)).First();
        Coefficients = nodes[0].Arguments.Take(Scan.Transitions.Count).ToList();
        Directions = nodes.Where(n => n.Op is ScanHessianOp)
            .Select(n => n.Arguments.Skip(Scan.Transitions.Count + 1).ToList())
            .FirstOrDefault() ?? [];
    }

    public ScanSpec Scan { get; }

    public IReadOnlyList<Node> Coefficients { get; }

    /// <summary>One a coefficient row; a constant where that row does not move.</summary>
    public IReadOnlyList<Node> Directions { get; }

    /// <summary>The directions that are rows, which a run reads.</summary>
    public IEnumerable<Node> DirectionRows => Directions.Where(d => d.IsRow);

    /// <summary>The count whose cell is the value.</summary>
    public Node K => nodes[0].Arguments[Scan.Transitions.Count];

    public bool HasTangents => Directions.Count > 0;

    /// <summary>Whether it counts independent items, and moves them, if at all, by rows.</summary>
    public bool IsCount => Scan.IsBanded && Directions.All(d => d.IsRow);

    /// <summary>The first coefficient with which the count advances.</summary>
    public int Advancing => Scan.Transitions.ToList().FindIndex(t => t.Advance == 1);

    /// <summary>How likely each item advances the count, where that places a band.</summary>
    public Node? Probabilities => Scan.IsBanded ? Coefficients[Advancing] : null;

    public Node? Value => nodes.FirstOrDefault(n => n.Op is ScanOp);

    public IEnumerable<(Node Node, int Index)> Gradients =>
        nodes.Where(n => n.Op is ScanGradientOp).Select(n => (n, ((ScanGradientOp)n.Op).Index));

    public IEnumerable<(Node Node, int Index)> Hessians =>
        nodes.Where(n => n.Op is ScanHessianOp).Select(n => (n, ((ScanHessianOp)n.Op).Index));

    /// <summary>The rows a run reads: coefficients, then directions.</summary>
    public IEnumerable<Node> InputRows => Coefficients.Concat(DirectionRows).Distinct();

    /// <summary>The rows a run reads and writes.</summary>
    public IEnumerable<Node> Rows => InputRows.Concat(Gradients.Select(g => g.Node)).Concat(Hessians.Select(h => h.Node));

    /// <summary>The groups among operations that run together: one a scan, its coefficients and its directions.</summary>
    public static IEnumerable<ScanGroup> Of(IEnumerable<Node> nodes)
    {
        foreach (var scan in nodes.GroupBy(n => (SpecOf(n.Op), Ids(n.Arguments.Take(SpecOf(n.Op).Transitions.Count + 1)))))
        {
            var along = scan.Where(n => n.Op is ScanHessianOp).GroupBy(n => Ids(n.Arguments)).ToList();
            var others = scan.Where(n => n.Op is not ScanHessianOp);
            yield return new ScanGroup([.. others, .. along.FirstOrDefault() ?? Enumerable.Empty<Node>()]);
            foreach (var further in along.Skip(1))
                yield return new ScanGroup([.. further]);
        }
    }

    /// <summary>Writes the item's coefficients and directions, the same for every cell.</summary>
    public void Broadcast(SourceWriter writer, Target target)
    {
        foreach (var row in InputRows)
            writer.Line(target.LetItem(row.Name, $"{row.Name}Row", "item"));
    }

    public static string Ids(IEnumerable<Node> nodes) =>
        string.Join(",", nodes.Select(a => a.Id.ToString(CultureInfo.InvariantCulture)));

    public static ScanSpec SpecOf(RowOp op) => op switch
    {
        ScanOp scan => scan.Scan,
        ScanGradientOp gradient => gradient.Scan,
        ScanHessianOp hessian => hessian.Scan,
        ScanBestOp best => best.Scan,
        _ => ((ScanSampleOp)op).Scan,
    };
}
