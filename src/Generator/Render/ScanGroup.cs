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

    public IReadOnlyList<Node> Directions { get; }

    /// <summary>The count whose cell is the value.</summary>
    public Node K => nodes[0].Arguments[Scan.Transitions.Count];

    public bool HasTangents => Directions.Count > 0;

    /// <summary>How likely each item advances the count.</summary>
    public Node Probabilities => Coefficients[Scan.Transitions.ToList().FindIndex(t => t.Advance == 1)];

    public Node? Value => nodes.FirstOrDefault(n => n.Op is ScanOp);

    public IEnumerable<(Node Node, int Index)> Gradients =>
        nodes.Where(n => n.Op is ScanGradientOp).Select(n => (n, ((ScanGradientOp)n.Op).Index));

    public IEnumerable<(Node Node, int Index)> Hessians =>
        nodes.Where(n => n.Op is ScanHessianOp).Select(n => (n, ((ScanHessianOp)n.Op).Index));

    /// <summary>The rows a run reads and writes: coefficients, directions, then results.</summary>
    public IEnumerable<Node> Rows =>
        Coefficients.Concat(Directions).Concat(Gradients.Select(g => g.Node)).Concat(Hessians.Select(h => h.Node));

    /// <summary>What must agree for operations to be of one group: the scan and its coefficients.</summary>
    public static string KeyOf(Node node) => string.Join(
        ",", node.Arguments.Take(SpecOf(node.Op).Transitions.Count + 1).Select(a => a.Id.ToString(CultureInfo.InvariantCulture)));

    public static ScanSpec SpecOf(RowOp op) => op switch
    {
        ScanOp scan => scan.Scan,
        ScanGradientOp gradient => gradient.Scan,
        ScanHessianOp hessian => hessian.Scan,
        _ => ((ScanSampleOp)op).Scan,
    };
}
