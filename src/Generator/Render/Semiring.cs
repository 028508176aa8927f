using System;
using System.Collections.Generic;
using System.Linq;

namespace SubsetGen.Generator.Render;

/// <summary>What a scan adds up and multiplies with: ordinary numbers, or the largest of sums.</summary>
internal sealed class Semiring
{
    private readonly Func<string, string, string> product;
    private readonly Func<Target, string, string, string, string> addProduct;

    private Semiring(bool isOrdinary, Func<string, string, string> product, Func<Target, string, string, string, string> addProduct)
    {
        IsOrdinary = isOrdinary;
        this.product = product;
        this.addProduct = addProduct;
    }

    /// <summary>Sums of products: the weight of all paths.</summary>
    public static Semiring SumOfProducts { get; } =
        new(true, (factor, cell) => $"{factor} * {cell}", (target, factor, cell, sum) => target.Lane("MulAdd", factor, cell, sum));

    /// <summary>The largest of sums: the score of the best path.</summary>
    public static Semiring LargestOfSums { get; } =
        new(false, (score, cell) => $"{score} + {cell}", (target, score, cell, largest) => target.Lane("Max", largest, $"{score} + {cell}"));

    /// <summary>Whether it is that of ordinary numbers.</summary>
    public bool IsOrdinary { get; }

    /// <summary>One factor times one number.</summary>
    public string Product(string factor, string number) => product(factor, number);

    /// <summary>Σ factor · cell, the first term innermost.</summary>
    public string Sum(Target target, IEnumerable<(string Factor, string Cell)> terms) => terms.Aggregate(
        string.Empty, (sum, term) => sum.Length == 0 ? product(term.Factor, term.Cell) : addProduct(target, term.Factor, term.Cell, sum));
}
