using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Passes;

/// <summary>
/// The fused form of a program. A stage is: scalars; one pass over the row that computes maps, reduces and stores; then the
/// operations that need whole rows (roots, repeats, scans, selections).
/// </summary>
internal sealed class Stage
{
    public List<Node> Scalars { get; } = [];

    /// <summary>The maps computed in this stage's pass, in order; some of them again, where that is cheaper than storing.</summary>
    public List<Node> Maps { get; } = [];

    public List<Node> Reductions { get; } = [];

    /// <summary>The rows that this pass writes to memory.</summary>
    public List<Node> Stores { get; } = [];

    public List<Node> WholeRow { get; } = [];

    public bool HasPass => Reductions.Count + Stores.Count > 0;
}

/// <summary>Orders a program into <see cref="Stage"/>s: one row is one loop nest, so this is all the scheduling there is.</summary>
internal sealed class Schedule
{
    private readonly RowProgram program;
    private readonly Dictionary<Node, int> available = [];
    private readonly ILookup<Node, Node> consumers;

    public Schedule(RowProgram program)
    {
        this.program = program;
        consumers = program.Nodes
            .SelectMany(n => n.Arguments.Select(a => (Argument: a, Consumer: n)))
            .ToLookup(e => e.Argument, e => e.Consumer);
        foreach (var node in program.Nodes)
            Earliest(node);
        SinkMaps();
        Build();
    }

    public List<Stage> Stages { get; } = [];

    /// <summary>Rows that live in memory: inputs, results of whole-row operations, and what passes store.</summary>
    public bool IsInMemory(Node row) => !IsMap(row) || Stages.Any(s => s.Stores.Contains(row));

    /// <summary>An operation that needs its rows complete and in memory.</summary>
    public static bool IsWholeRow(Node node) => node.Op is not (InputOp or MapOp or ReduceOp);

    private static bool IsMap(Node node) => node.Op is MapOp && node.IsRow;

    /// <summary>The stage from whose pass on a value can be used.</summary>
    private int Earliest(Node node)
    {
        if (available.TryGetValue(node, out var known))
            return known;
        var stage = node.Arguments.Concat(WaitsFor(node)).Select(Earliest).DefaultIfEmpty(0).Max();
        return available[node] = node.Op is ReduceOp || IsWholeRow(node) ? stage + 1 : stage;
    }

    /// <summary>
    /// A scan's value and derivatives wait for the directions of its second derivatives, where they can: one run over the
    /// cells then yields them all.
    /// </summary>
    private IEnumerable<Node> WaitsFor(Node node)
    {
        if (node.Op is not (ScanOp or ScanGradientOp))
            return [];
        return program.Nodes
            .Where(n => n.Op is ScanHessianOp && n.Arguments.Take(node.Arguments.Count).SequenceEqual(node.Arguments))
            .SelectMany(n => n.Arguments.Skip(node.Arguments.Count))
            .Where(direction => !DependsOn(direction, node));
    }

    private static bool DependsOn(Node node, Node other) => node == other || node.Arguments.Any(a => DependsOn(a, other));

    /// <summary>The stage in which a value's consumer runs: reductions and whole-row operations run before they are available.</summary>
    private int RunsAt(Node node) => node.Op is ReduceOp || IsWholeRow(node) ? available[node] - 1 : available[node];

    /// <summary>A map is computed where it is first needed, not where it first could be; one that is stored anyway, at once.</summary>
    private void SinkMaps()
    {
        foreach (var node in program.Nodes.Reverse())
        {
            if (!IsMap(node) || program.Results.Contains(node) || !consumers[node].Any() || consumers[node].Any(IsWholeRow)
                || !node.Arguments.All(IsAtHandLater))
                continue;
            available[node] = System.Math.Max(available[node], consumers[node].Min(RunsAt));
        }
    }

    /// <summary>Whether a later pass can have a value without it being stored for that.</summary>
    private bool IsAtHandLater(Node argument) => !IsMap(argument) || consumers[argument].Any(IsWholeRow) || IsCheap(argument);

    private void Build()
    {
        var count = program.Nodes.Select(RunsAt).Max() + 1;
        for (var i = 0; i < count; i++)
            Stages.Add(new Stage());

        foreach (var node in program.Nodes)
        {
            var stage = Stages[RunsAt(node)];
            if (IsWholeRow(node))
                stage.WholeRow.Add(node);
            else if (node.Op is ReduceOp)
                stage.Reductions.Add(node);
            else if (node.Op is MapOp && !node.IsRow)
                stage.Scalars.Add(node);
        }

        foreach (var node in program.Nodes.Where(IsMap))
            if (MustStore(node))
                Stages[available[node]].Stores.Add(node);
        for (var i = 0; i < count; i++)
            CollectMaps(i);
    }

    private bool MustStore(Node map)
    {
        if (program.Results.Contains(map) || consumers[map].Any(IsWholeRow))
            return true;
        return consumers[map].Any(c => RunsAt(c) > available[map]) && !IsCheap(map);
    }

    /// <summary>Cheaper to compute again than to write and read: a little arithmetic on what is in memory anyway.</summary>
    private static bool IsCheap(Node map) =>
        map.Arguments.All(a => !a.IsRow || a.Op is InputOp) && !((MapOp)map.Op).Body.Descendants().OfType<CallExpr>().Any(
            c => c.Op is ScalarOp.Exp or ScalarOp.Log or ScalarOp.Logistic or ScalarOp.Power or ScalarOp.Divide);

    /// <summary>The maps that a stage's pass needs: those of its stores and reductions, down to what is in memory already.</summary>
    private void CollectMaps(int index)
    {
        var stage = Stages[index];
        var needed = new HashSet<Node>();
        var pending = new Stack<Node>(stage.Stores.Concat(stage.Reductions.Select(r => r.Arguments[0])));
        while (pending.Count > 0)
        {
            var node = pending.Pop();
            if (!IsMap(node) || (MustStore(node) && available[node] < index) || !needed.Add(node))
                continue;
            foreach (var argument in node.Arguments)
                pending.Push(argument);
        }

        stage.Maps.AddRange(needed.OrderBy(n => n.Id));
    }
}
