using System.Globalization;

namespace SubsetGen.Benchmarks.Measurement;

/// <summary>The sizes of one measurement.</summary>
/// <param name="Rows">The rows of the batch.</param>
/// <param name="N">The items in a row.</param>
/// <param name="K">The subset size.</param>
public readonly record struct Shape(int Rows, int N, int K)
{
    /// <summary>The shapes that are measured unless others are asked for.</summary>
    public static IReadOnlyList<Shape> Standard { get; } =
    [
        new(100, 20, 10), new(128, 350, 10), new(128, 784, 50), new(100, 1000, 5),
        new(64, 1000, 500), new(16, 10_000, 100), new(1, 100_000, 1000),
    ];

    /// <summary>Reads "rows,n,k", with or without parentheses.</summary>
    /// <exception cref="FormatException">The text is not three positive whole numbers with k below n, or they are too many items.</exception>
    public static Shape Parse(string text)
    {
        var parts = text.Trim('(', ')', ' ').Split(',', StringSplitOptions.TrimEntries);
        var sizes = new int[3];
        var valid = parts.Length == 3;
        for (var i = 0; valid && i < 3; i++)
            valid = int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out sizes[i]) && sizes[i] > 0;
        if (!valid || sizes[2] >= sizes[1])
            throw new FormatException($"'{text}' is not a shape: expected rows,n,k with k below n, for example 64,1000,500.");
        if ((long)sizes[0] * sizes[1] > Array.MaxLength)
            throw new FormatException($"'{text}' has more items than an array holds, {Array.MaxLength}.");
        return new Shape(sizes[0], sizes[1], sizes[2]);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"({Rows},{N},{K})");
}
