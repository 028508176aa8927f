using SubsetGen.Layers.Tests;

namespace SubsetGen.Golden.Batches;

/// <summary>Batches of random rows, the same for the same numbers.</summary>
internal static class RandomBatches
{
    /// <summary>Normal logits, all items allowed, one k for all.</summary>
    public static Batch Plain(int rows, int n, double k, bool pairs = false) =>
        new(Draws.Normal(rows * n, n), Draws.Normal(rows * n, n + 1), n)
        {
            K = k,
            Temperature = 0.5,
            PairLogits = pairs ? Draws.Normal(rows * (n - 1), n + 2) : null,
            GradPairs = pairs ? Draws.Normal(rows * (n - 1), n + 3) : null,
        };

    /// <summary>About a fifth of the items masked, and a k for each row from 1 on, some of them more than are allowed.</summary>
    public static Batch Masked(int rows, int n, double k, bool pairs = false)
    {
        var random = new Random(n);
        return Plain(rows, n, k, pairs) with
        {
            Mask = [.. Enumerable.Range(0, rows * n).Select(i => random.NextDouble() > (i < n ? 0.99 : 0.2))],
            RowK = [.. Enumerable.Range(0, rows).Select(row => Math.Min(n, 1.0 + (row % (2 * k))))],
        };
    }

    /// <summary>Rows of different lengths: none, fewer than k, k, more, all.</summary>
    public static Batch OfLengths(int rows, int n, double k, bool pairs = false)
    {
        int[] lengths = [0, 1, (int)k, (int)k + 1, n / 2, n - 1, n];
        return Plain(rows, n, k, pairs) with { Lengths = [.. Enumerable.Range(0, rows).Select(row => lengths[row % lengths.Length])] };
    }

    /// <summary>
    /// A row of each special kind: with a NaN; certain items, fewer and more than k; excluded items, some, all, and all but k; all
    /// equal; two levels far apart; and an ordinary row at the end, which no other may touch.
    /// </summary>
    public static Batch Special(int n, double k, bool pairs = false)
    {
        const int rows = 10;
        var batch = Plain(rows, n, k, pairs);
        var x = batch.Logits;
        var whole = (int)Math.Ceiling(k);
        At(0, n / 3) = double.NaN;
        Put(1, double.PositiveInfinity, 0);
        Put(2, double.PositiveInfinity, [.. Enumerable.Range(0, Math.Min(n, whole + 2))]);
        Put(3, double.NegativeInfinity, 0, n / 2, n - 1);
        Put(4, double.NegativeInfinity, [.. Enumerable.Range(0, n)]);
        Put(5, double.NegativeInfinity, [.. Enumerable.Range(whole, n - whole)]);
        for (var i = 0; i < n; i++)
        {
            At(6, i) = 1.5;
            At(7, i) = i % 2 == 0 ? 1e4 : -1e4;
        }

        Put(8, double.PositiveInfinity, 1);
        Put(8, double.NegativeInfinity, 2);
        return batch;

        ref double At(int row, int item) => ref x[(row * n) + item];

        void Put(int row, double value, params ReadOnlySpan<int> items)
        {
            foreach (var item in items)
                At(row, item) = value;
        }
    }
}
