using System.Numerics;
using SubsetGen.Runtime.Layers;

namespace SubsetGen.Runtime.Programs;

/// <summary>
/// Which cells of a scan matter at which item. Of a path that ends at k, where k is expected, the count after i items has mean
/// p_1 + ... + p_i; with V_i of the variance V before it and the rest behind it, it has at most V_i (V - V_i) / V, so V / 4. By
/// Bernstein's inequality on both sides cells further off than L/3 + √(L²/9 + LV/2) hold less than e^-L of the path weight: at L = 20 in
/// single and 40 in double precision below the last digit. Leaving them out saves the work, and keeps denormal numbers out of what remains.
/// </summary>
internal readonly ref struct ScanBand<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>-log of what may be left out.</summary>
    private static readonly double Digits = typeof(T) == typeof(float) ? 20 : 40;

    private readonly Span<int> first;

    /// <param name="probabilities">How likely each item advances the count, independently of others; empty where it is not, for all cells.</param>
    /// <param name="n">Number of items.</param>
    /// <param name="k">The count at the end.</param>
    /// <param name="lanes">Cells in a vector; bands begin and end on whole vectors.</param>
    /// <param name="workspace">Where the first cells are kept.</param>
    public ScanBand(ReadOnlySpan<T> probabilities, int n, int k, int lanes, Workspace<int> workspace)
    {
        var all = RoundUp(k + 1, lanes);
        first = workspace.Rent(n + 1);
        if (probabilities.IsEmpty || all <= RoundUp((2 * Reach(0)) + lanes, lanes))
        {
            // No bound is known, or the narrowest band there is holds all cells.
            Width = all;
            first[..(n + 1)].Clear();
            return;
        }

        var (mean, variance) = (0.0, 0.0);
        for (var i = 0; i < n; i++)
        {
            var p = double.CreateTruncating(probabilities[i]);
            mean += p;
            variance += p * (1 - p);
        }

        var reach = Reach(variance) + (int)Math.Min(all, Math.Abs(mean - k));
        Width = Math.Min(all, RoundUp((2 * reach) + lanes, lanes));
        if (Width == all)
        {
            first[..(n + 1)].Clear();
            return;
        }

        mean = 0;
        first[0] = 0;
        for (var i = 0; i < n; i++)
        {
            mean += double.CreateTruncating(probabilities[i]);
            var wanted = (int)Math.Max(0, mean - reach) / lanes * lanes;
            // A band never moves by more than a vector at once: the padding of the row before covers what it newly reads.
            first[i + 1] = Math.Min(Math.Min(wanted, first[i] + lanes), all - Width);
        }
    }

    /// <summary>Number of cells in the band, a multiple of the lanes.</summary>
    public int Width { get; }

    /// <summary>The first cell of the band after <paramref name="items"/> items.</summary>
    public int First(int items) => first[items];

    private static int Reach(double variance) =>
        (int)Math.Ceiling((Digits / 3) + Math.Sqrt((Digits * Digits / 9) + (Digits * variance / 2)));

    private static int RoundUp(int value, int multiple) => (value + multiple - 1) / multiple * multiple;
}
