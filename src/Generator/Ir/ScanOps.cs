using System.Collections.Generic;
using System.Linq;

namespace SubsetGen.Generator.Ir;

/// <summary>The value of a scan. Arguments: the coefficient rows, then k.</summary>
internal sealed record ScanOp(ScanSpec Scan) : RowOp
{
    public override string Text(IReadOnlyList<string> arguments) => $"Scan({Scan.Text(arguments)})";

    public override Shape ResultShape(IReadOnlyList<Shape> arguments) => Shape.Scalar;
}

/// <summary>The derivative of a scan's value in coefficient row <paramref name="Index"/>. Arguments as for <see cref="ScanOp"/>.</summary>
internal sealed record ScanGradientOp(ScanSpec Scan, int Index) : RowOp
{
    public override string Text(IReadOnlyList<string> arguments) => $"d Scan / d {arguments[Index]}";

    public override Shape ResultShape(IReadOnlyList<Shape> arguments) => Shape.Row;
}

/// <summary>
/// How that derivative changes along a direction: a row of the scan's Hessian times the direction. Arguments: coefficient
/// rows, k, then one direction row a coefficient row.
/// </summary>
internal sealed record ScanHessianOp(ScanSpec Scan, int Index) : RowOp
{
    public override string Text(IReadOnlyList<string> arguments) =>
        $"d (d Scan / d {arguments[Index]}) along ({string.Join(", ", arguments.Skip(Scan.Transitions.Count + 1))})";

    public override Shape ResultShape(IReadOnlyList<Shape> arguments) => Shape.Row;
}

/// <summary>A draw of the transitions a scan sums over: 1 where the item advanced the count. Arguments as for <see cref="ScanOp"/>.</summary>
internal sealed record ScanSampleOp(ScanSpec Scan) : RowOp
{
    public override string Text(IReadOnlyList<string> arguments) => $"Sample({Scan.Text(arguments)})";

    public override Shape ResultShape(IReadOnlyList<Shape> arguments) => Shape.Row;
}

/// <summary>The path with the largest sum of coefficients; 1 where the item advanced the count. Arguments as for <see cref="ScanOp"/>.</summary>
internal sealed record ScanBestOp(ScanSpec Scan) : RowOp
{
    public override string Text(IReadOnlyList<string> arguments) => $"Best({Scan.Text(arguments)})";

    public override Shape ResultShape(IReadOnlyList<Shape> arguments) => Shape.Row;
}
