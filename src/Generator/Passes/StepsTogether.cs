using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Passes;

/// <summary>
/// Gives a sum over steps a second program, for several steps at once. Where the exponent of an exponential grows from each step to
/// the next by a row that is always the same and a number, its exponentials are a geometric sequence in all items: two
/// exponentials do for all the steps, and each row is read once for them.
/// </summary>
internal static class StepsTogether
{
    /// <summary>As many as leave the JIT compiler registers for their sums.</summary>
    private const int Steps = 4;

    public static RowProgram Run(RowBuilder builder, RowProgram program)
    {
        var known = new Dictionary<InnerBody, InnerBody>();
        InnerBody Inner(InnerOp op) => known.TryGetValue(op.Body, out var found)
            ? found
            : known[op.Body] = op is StepSumOp
                ? op.Body.With(AtOnce(builder.Nested(), op.Body))
                : op.Body.With(Run(builder.Nested(), op.Body.Program));

        return ProgramCopy.Into(builder, program, (node, arguments) =>
            node.Op is InnerOp op ? builder.Add(node.Name, op with { Body = Inner(op) }, arguments) : null);
    }

    private static StepsAtOnce? AtOnce(RowBuilder builder, InnerBody body)
    {
        if (body.Exponent is null || body.Results.Any(r => !r.IsRow))
            return null;
        var steps = new List<Dictionary<Node, Node>>();
        var exponentials = body.Program.Nodes.Where(IsExponential).ToDictionary(e => e, _ => new Exponential(builder));
        for (var step = 0; step < Steps; step++)
        {
            var copies = new Dictionary<Node, Node>();
            foreach (var node in body.Program.Nodes)
            {
                var arguments = node.Arguments.Select(a => copies[a]).ToArray();
                var copy = node.Op switch
                {
                    InputOp { Kind: InputKind.StepNumber } => builder.Map(node.Name, j => j + step, builder.Add(node.Name, node.Op)),
                    MapOp map when exponentials.TryGetValue(node, out var exponential) => exponential.Next(node.Name, ((CallExpr)map.Body)[0], arguments),
                    MapOp map => builder.Map(node.Name, map.Body, arguments),
                    _ => builder.Add(node.Name, node.Op, arguments),
                };
                if (copy is null)
                    return null;
                copies[node] = copy;
            }

            steps.Add(copies);
        }

        Node Together(Node result) => builder.Map(
            result.Name + "Together", parts => parts.Aggregate((a, b) => a + b), [.. steps.Select(copies => copies[result])]);
        return exponentials.Count != 1
            ? null
            : new StepsAtOnce(
                new RowProgram(
                [
                    .. body.Results.Select(Together), steps[0][body.Exponent], steps[Steps - 1][body.Exponent], exponentials.Values.Single().Growth,
                ]),
                Steps);
    }

    private static bool IsExponential(Node node) => node is { IsRow: true, Op: MapOp { Body: CallExpr { Op: ScalarOp.Exp } } };

    /// <summary>The exponentials of one exponent, step after step.</summary>
    private sealed class Exponential(RowBuilder builder)
    {
        private readonly List<Polynomial> exponents = [];
        private Polynomial? growingRow;
        private Node? firstGrown;
        private Node? factor;
        private Node? last;

        /// <summary>What the exponent grows by from the first step to the last.</summary>
        public Node Growth
        {
            get
            {
                var (row, number) = Parts(exponents[exponents.Count - 1] - exponents[0]);
                var arguments = new List<Node> { Number(number) };
                return builder.Map("growth", row.Over(arguments) + new ArgumentExpr(0), [.. arguments]);
            }
        }

        /// <summary>The exponential in the next step; null where its exponent does not grow as it must.</summary>
        public Node? Next(string name, Expr exponent, Node[] arguments)
        {
            if (Polynomial.Of(builder.Map("exponent", exponent, arguments), n => n.IsRow || IsOfStepNumber(n)) is not { } next)
                return null;
            exponents.Add(next);
            if (exponents.Count == 1)
                return last = builder.Map(name, Expr.Exp(exponent), arguments);

            var (row, number) = Parts(next - exponents[exponents.Count - 2]);
            growingRow ??= row;
            if (!row.IsSameAs(growingRow) || row.Terms.Any(t => t.Factors.Any(f => !f.IsRow)))
                return null;
            var grown = Number(number);
            firstGrown ??= grown;
            if (factor is null)
            {
                var ofFactor = new List<Node> { grown };
                factor = builder.Map("factor", Expr.Exp(row.Over(ofFactor) + new ArgumentExpr(0)), [.. ofFactor]);
                return last = builder.Map(name, (e, f) => e * f, last!, factor);
            }

            var faster = builder.Map("faster", (now, first) => Expr.Exp(now - first), grown, firstGrown);
            return last = builder.Map(name, (e, f, s) => e * (f * s), last!, factor, faster);
        }

        private static (Polynomial OfItems, Polynomial OfAll) Parts(Polynomial growth) =>
            (growth.Where(factors => factors.Any(f => f.IsRow)), growth.Where(factors => factors.All(f => !f.IsRow)));

        private Node Number(Polynomial number)
        {
            var arguments = new List<Node>();
            return builder.Map("grown", number.Over(arguments), [.. arguments]);
        }

        /// <summary>Whether it is made of the step's number and constants alone.</summary>
        private static bool IsOfStepNumber(Node node) => node.Op is MapOp && node.Arguments.All(a => a.Op is InputOp { Kind: InputKind.StepNumber } || IsOfStepNumber(a));
    }
}
