using System.Collections.Generic;
using System.Linq;

namespace SubsetGen.Generator.Ir;

/// <summary>A straight-line program over one row: what its results are, and every value they need in order.</summary>
internal sealed class RowProgram
{
    public RowProgram(IReadOnlyList<Node> results)
    {
        Results = results;
        Nodes = Reachable(results);
    }

    public IReadOnlyList<Node> Results { get; }

    /// <summary>All values that the results need, arguments first; nothing else, so a program holds no dead code.</summary>
    public IReadOnlyList<Node> Nodes { get; }

    private static IReadOnlyList<Node> Reachable(IReadOnlyList<Node> results)
    {
        var found = new HashSet<Node>();
        var pending = new Stack<Node>(results);
        while (pending.Count > 0)
        {
            var node = pending.Pop();
            if (found.Add(node))
                foreach (var argument in node.Arguments)
                    pending.Push(argument);
        }

        return found.OrderBy(n => n.Id).ToList();
    }
}

/// <summary>One step of a Repeat. Results: the next carried row, what the step emits, then the head of the next row.</summary>
internal sealed class StepBody
{
    public StepBody(RowProgram program, IReadOnlyList<ReduceKind> head, RowProgram? balanced = null, bool staysBalanced = false, RowProgram? twice = null)
    {
        Program = program;
        Head = head;
        Balanced = balanced;
        StaysBalanced = staysBalanced;
        Twice = twice;
    }

    public RowProgram Program { get; }

    /// <summary>A shorter program for rows whose largest item is at most the sum of all others; null where there is none.</summary>
    public RowProgram? Balanced { get; }

    /// <summary>Whether what a step makes of such a row is such a row again: then nobody asks for its largest item any more.</summary>
    public bool StaysBalanced { get; }

    /// <summary>Two steps from such a row in one program; null where there is none.</summary>
    public RowProgram? Twice { get; }

    public IEnumerable<RowProgram> Programs => new[] { Program, Balanced, Twice }.OfType<RowProgram>();

    /// <summary>The reductions of the carried row that a step is handed; made in the pass that makes the row.</summary>
    public IReadOnlyList<ReduceKind> Head { get; }

    public Node Next => Program.Results[0];

    public Node Emitted => Program.Results[1];
}

/// <summary>
/// The adjoint of one step. Results: cotangent of the carried row, in the part that differs and the shift; then, where it is
/// wanted, what the step adds to the gradient for the temperature; and where it has one, a number times which the row itself is the
/// third part of the cotangent.
/// </summary>
/// <remarks>
/// Or the cotangent of the row's logarithm: the part that differs, and a number of which each item has as much as its weight.
/// </remarks>
internal sealed class AdjointBody
{
    public AdjointBody(RowProgram program, bool ofLogarithm, RowProgram? balanced = null, RowProgram? twice = null)
    {
        Program = program;
        OfLogarithm = ofLogarithm;
        Balanced = balanced;
        Twice = twice;
    }

    public RowProgram Program { get; }

    /// <summary>Whether the cotangents are those of the logarithms of the rows.</summary>
    public bool OfLogarithm { get; }

    /// <summary>Whether the gradient for the temperature is wanted.</summary>
    public bool HasTemperature => Program.Results.Count > (HasMultiple ? 3 : 2);

    /// <summary>Whether a multiple of the row is part of its cotangent, as it is where two steps go back at once.</summary>
    public bool HasMultiple => Twice is not null;

    /// <summary>The adjoint of <see cref="StepBody.Balanced"/>.</summary>
    public RowProgram? Balanced { get; }

    /// <summary>The adjoint of <see cref="StepBody.Twice"/>.</summary>
    public RowProgram? Twice { get; }

    public IEnumerable<RowProgram> Programs => new[] { Program, Balanced, Twice }.OfType<RowProgram>();
}
