using System.Numerics;

namespace SubsetGen.Layers.Tests.Surface;

/// <summary>Whole calls on arrays, for tests that care about numbers and not about buffers.</summary>
internal static class LayerCalls
{
    public static T[] Subset<T>(this ILayer<T> layer, T[] logits, int n)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var subset = new T[logits.Length];
        layer.Infer(Rows.Of(logits, n), Rows.Into(subset, n));
        return subset;
    }

    /// <summary>Forward, then backward with its tape.</summary>
    public static (T[] Subset, T[] Gradient) Run<T>(this ILayer<T> layer, T[] logits, T[] gradSubset, int n)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var subset = new T[logits.Length];
        using var tape = layer.Forward(Rows.Of(logits, n), Rows.Into(subset, n));
        var gradient = new T[logits.Length];
        layer.Backward(tape, Rows.Of(gradSubset, n), Rows.Into(gradient, n));
        return (subset, gradient);
    }

    public static (T[] Subset, T[] Gradient) Run<T>(this ILayer<T> layer, T[] logits, T[] gradSubset, int n, bool[] mask)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var subset = new T[logits.Length];
        using var tape = layer.Forward(Rows.Of(logits, n), Rows.Into(subset, n), Rows.Of(mask, n));
        var gradient = new T[logits.Length];
        layer.Backward(tape, Rows.Of(gradSubset, n), Rows.Into(gradient, n));
        return (subset, gradient);
    }

    public static (T[] Subset, T[] Gradient) Run<T>(this ILayer<T> layer, T[] logits, T[] gradSubset, int n, int[] lengths)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var subset = new T[logits.Length];
        using var tape = layer.Forward(Rows.Of(logits, n), Rows.Into(subset, n), lengths);
        var gradient = new T[logits.Length];
        layer.Backward(tape, Rows.Of(gradSubset, n), Rows.Into(gradient, n));
        return (subset, gradient);
    }

    /// <summary>The steps [rows, k, n], and the gradient for the logits.</summary>
    public static (T[] Steps, T[] Gradient) RunSteps<T>(this IStepsLayer<T> layer, T[] logits, T[] gradSteps, int k, int n)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var steps = new T[logits.Length * k];
        using var tape = layer.ForwardSteps(Rows.Of(logits, n), Rows.IntoSteps(steps, k, n));
        var gradient = new T[logits.Length];
        layer.BackwardSteps(tape, Rows.StepsOf(gradSteps, k, n), Rows.Into(gradient, n));
        return (steps, gradient);
    }
}
