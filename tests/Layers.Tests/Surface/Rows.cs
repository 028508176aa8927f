using System.Numerics.Tensors;

namespace SubsetGen.Layers.Tests.Surface;

/// <summary>Arrays as batches of rows.</summary>
internal static class Rows
{
    public static ReadOnlyTensorSpan<T> Of<T>(T[] values, int n) => new(values, [values.Length / n, n]);

    public static TensorSpan<T> Into<T>(T[] values, int n) => new(values, [values.Length / n, n]);

    /// <summary>The same where there may be no row, which the array's length cannot tell from no item.</summary>
    public static ReadOnlyTensorSpan<T> Of<T>(T[] values, int n, int rows) => new(values, [rows, n]);

    public static TensorSpan<T> Into<T>(T[] values, int n, int rows) => new(values, [rows, n]);

    public static ReadOnlyTensorSpan<T> StepsOf<T>(T[] values, int k, int n) => new(values, [values.Length / (k * n), k, n]);

    public static TensorSpan<T> IntoSteps<T>(T[] values, int k, int n) => new(values, [values.Length / (k * n), k, n]);

    /// <summary>One row of a batch.</summary>
    public static T[] Row<T>(this T[] values, int row, int n) => values.AsSpan(row * n, n).ToArray();
}
