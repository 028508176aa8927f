namespace SubsetGen.Generator.Tests.Interpreter;

/// <summary>What a value of a row program is on one row: a number, or a number an item.</summary>
internal sealed class RowValue
{
    private readonly double[] numbers;

    private RowValue(double[] numbers, bool isRow)
    {
        this.numbers = numbers;
        IsRow = isRow;
    }

    public bool IsRow { get; }

    /// <summary>The number an item.</summary>
    public double[] Items => IsRow ? numbers : throw new InvalidOperationException("A scalar has no items.");

    /// <summary>The one number.</summary>
    public double Scalar => IsRow ? throw new InvalidOperationException("A row is not one number.") : numbers[0];

    /// <summary>The item's number; a scalar is the same for all items.</summary>
    public double At(int item) => IsRow ? numbers[item] : numbers[0];

    public static RowValue OfScalar(double value) => new([value], isRow: false);

    public static RowValue OfRow(IEnumerable<double> items) => new([.. items], isRow: true);
}
