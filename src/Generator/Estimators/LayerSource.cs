using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Distributions;
using SubsetGen.Generator.Ir;
using SubsetGen.Generator.Methods;
using SubsetGen.Generator.Model;

namespace SubsetGen.Generator.Estimators;

/// <summary>What method and sampler state of one layer, in the builder where an estimator adds its own.</summary>
internal sealed class LayerSource
{
    private readonly Dictionary<Node, double> known = [];

    public LayerSource(LayerSpec spec, Method method, RowBuilder row, IReadOnlyList<Node> outputs, int further)
    {
        Spec = spec;
        Method = method;
        Row = row;
        Outputs = outputs;
        Inputs = [row.Logits, .. Enumerable.Range(0, further).Select(row.Further)];
        Targets =
        [
            .. Inputs,
            .. spec.HasKGradient && outputs[0].IsRow ? new[] { row.K } : [],
            .. spec.HasGradientOfSteps && outputs[0].IsRow ? new[] { row.TemperatureOfSteps } : [],
        ];
    }

    public LayerSpec Spec { get; }

    public Method Method { get; }

    public RowBuilder Row { get; }

    /// <summary>What leaves the layer; where it is hard, with the derivative of the relaxed subset.</summary>
    public IReadOnlyList<Node> Outputs { get; }

    /// <summary>The logits; then what else the kernel reads and has a gradient.</summary>
    public IReadOnlyList<Node> Inputs { get; }

    /// <summary>What gradients are wanted for: the inputs; then k and the temperature that steps divide by, if they have one.</summary>
    public IReadOnlyList<Node> Targets { get; }

    /// <summary>Roots that backward need not search, since the estimator knows them.</summary>
    public IReadOnlyDictionary<Node, double> Known => known;

    public Node Arriving(int output) => Outputs[output].IsRow
        ? Row.Input(output == 0 ? "g" : "gPairs", InputKind.Cotangent, output)
        : Row.Input("h", InputKind.ArrivingNumber, output);

    /// <summary>The relaxed value behind an output.</summary>
    public Node Relaxed(int output) =>
        Outputs[output].Op is StraightThroughOp ? Outputs[output].Arguments[1] : Outputs[output];

    /// <summary>The sample that forward drew, as far as it was open: items that were certain are not in it.</summary>
    public Node Drawn(int output) => Open(output == 0 ? "z" : "zPairs", Row.Input("drawn", InputKind.Output, output), output);

    /// <summary>A row with zeros where nothing was open.</summary>
    public Node Open(string name, Node values, int output = 0) => output > 0
        ? values
        : Row.Map(name, (x, a) => Expr.Choose(LogitsOf.IsExcluded(x), 0, a), Row.Logits, values);

    /// <summary>A row of pairs with zeros where a pair is forbidden.</summary>
    public Node OpenPairs(string name, Node values) =>
        Row.Map(name, (w, a) => Expr.Choose(LogitsOf.IsExcluded(w), 0, a), Row.Second, values);

    /// <summary>States a root, so that backward does not search it.</summary>
    public void Know(Node root, double value) => known.Add(root, value);
}
