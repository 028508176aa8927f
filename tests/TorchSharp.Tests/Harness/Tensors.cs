namespace SubsetGen.Torch.Tests.Harness;

/// <summary>Tensors that tests begin and end with.</summary>
internal static class Tensors
{
    /// <summary>Numbers between -2 and 2, the same for the same seed.</summary>
    public static Tensor Random(long[] shape, int seed = 1, ScalarType type = ScalarType.Float32, bool requiresGrad = true)
    {
        var random = new Random(seed);
        var numbers = new double[shape.Aggregate(1L, (product, length) => product * length)];
        foreach (ref var number in numbers.AsSpan())
            number = (4 * random.NextDouble()) - 2;
        return tensor(numbers, shape, type).requires_grad_(requiresGrad);
    }

    /// <summary>That two tensors have the same shape and type, and nearly the same numbers.</summary>
    public static void Near(Tensor expected, Tensor actual, double tolerance = 1e-5)
    {
        Assert.Equal(expected.shape, actual.shape);
        Assert.Equal(expected.dtype, actual.dtype);
        var distance = expected.numel() == 0 ? 0 : (expected - actual).abs().max().to(ScalarType.Float64).item<double>();
        Assert.True(distance <= tolerance, $"They differ by {distance}.");
    }

    /// <summary>The gradients of the sum of a tensor, weighted with other numbers.</summary>
    public static Tensor[] Gradients(Tensor output, Tensor weights, params Tensor[] inputs) =>
        [.. autograd.grad([(output * weights).sum()], inputs)];

    /// <summary>The gradient of a number that a function makes of a tensor, by central differences.</summary>
    public static Tensor Slope(Func<Tensor, Tensor> function, Tensor at, double step = 1e-6)
    {
        using var constant = no_grad();
        var slope = zeros_like(at);
        for (var i = 0L; i < at.numel(); i++)
        {
            var nudge = zeros_like(at);
            nudge.view(-1)[i] = step;
            slope.view(-1)[i] = (function(at + nudge) - function(at - nudge)) / (2 * step);
        }

        return slope;
    }
}
