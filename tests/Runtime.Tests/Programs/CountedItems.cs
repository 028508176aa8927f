using System.Numerics;
using SubsetGen.Runtime.Layers;
using SubsetGen.Runtime.Numerics;
using SubsetGen.Runtime.Programs;
using SubsetGen.Runtime.Sampling;

namespace SubsetGen.Runtime.Tests.Programs;

/// <summary>Independent items whose count is expected to be k, and the derivatives of P(Σ z = k) by each way there is.</summary>
internal sealed class CountedItems
{
    private readonly double[] logits;

    private CountedItems(string name, double[] logits, int k, bool isTilted = false) =>
        (Name, K, this.logits) = (name, k, isTilted ? logits : Tilted(logits, k));

    public string Name { get; }

    public int K { get; }

    public int Count => logits.Length;

    public static CountedItems Normal(int n, int k, double scale)
    {
        var random = new System.Random(n + k);
        return new($"n={n}, k={k}, normal logits of scale {scale}", [.. Enumerable.Range(0, n).Select(_ => scale * Gauss(random))], k);
    }

    public static CountedItems Equal(int n, int k) => new($"n={n}, k={k}, all equal", new double[n], k);

    /// <summary>Nearly all items are as good as certain to be taken or left.</summary>
    public static CountedItems FewOpen(int n, int k, int open)
    {
        var random = new System.Random(n);
        return new($"n={n}, k={k}, {open} of them open", [.. Enumerable.Range(0, n).Select(i => i < open ? Gauss(random) : i < open + k - (open / 2) ? 40 : -40)], k);
    }

    public override string ToString() => Name;

    /// <summary>p (1 - p) of an item.</summary>
    public double VarianceOf(int item) => Logistic(logits[item]) * Logistic(-logits[item]);

    public double ProbabilityOf(int item) => Logistic(logits[item]);

    public double LogitOf(int item) => logits[item];

    public Derivatives OnCircle<V, T>(double[]? along = null)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var workspace = Empty<T>();
        var p = Rent<T>(workspace, Logistic);
        var q = Rent<T>(workspace, x => Logistic(-x));
        var byTaken = workspace.Rent(Count);
        var byLeft = workspace.Rent(Count);
        var byTakenAlong = along is null ? default : workspace.Rent(Count);
        var byLeftAlong = along is null ? default : workspace.Rent(Count);
        var direction = along is null ? default : workspace.Rent(Count);
        for (var i = 0; along is not null && i < Count; i++)
            direction[i] = T.CreateTruncating(along[i]);

        var none = default(NoScan<T>);
        var value = CountLaw.Differentiate<V, T, NoScan<T>>(
            ref none,
            new(q, p) { Along = direction, ByTaken = byTaken, ByLeft = byLeft, ByTakenAlong = byTakenAlong, ByLeftAlong = byLeftAlong },
            Count, K, workspace);
        return new(double.CreateTruncating(value), Numbers(byTaken), Numbers(byLeft), Numbers(byTakenAlong), Numbers(byLeftAlong));
    }

    public Derivatives ByScan()
    {
        var workspace = Empty<double>();
        var p = Rent<double>(workspace, Logistic);
        var q = Rent<double>(workspace, x => Logistic(-x));
        var byTaken = workspace.Rent(Count);
        var byLeft = workspace.Rent(Count);
        var scan = new PoissonWeights(p, q, byTaken, byLeft);
        var value = Scans.InsideOutside<Lanes256<double>, double, PoissonWeights>(ref scan, p, Count, K, workspace);
        return new(value, Numbers(byTaken), Numbers(byLeft), [], []);
    }

    /// <summary>The same items with probabilities moved by a multiple of a direction.</summary>
    public CountedItems Moved(double[] along, double by) =>
        new(Name, [.. logits.Select((x, i) => Logit(Logistic(x) + (by * along[i]), Logistic(-x) - (by * along[i])))], K, isTilted: true);

    // The thread's own: the rows of one that nobody holds go with it, at the next collection.
    private static Workspace<T> Empty<T>()
        where T : unmanaged
    {
        var workspace = Workspace<T>.Current;
        workspace.Reset();
        return workspace;
    }

    private Span<T> Rent<T>(Workspace<T> workspace, Func<double, double> number)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var row = workspace.Rent(Count);
        for (var i = 0; i < Count; i++)
            row[i] = T.CreateTruncating(number(logits[i]));
        return row;
    }

    private double[] Numbers<T>(Span<T> row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => row.IsEmpty ? [] : [.. row[..Count].ToArray().Select(x => double.CreateTruncating(x))];

    private static double[] Tilted(double[] logits, int k)
    {
        var (low, high) = (-100.0, 100.0);
        for (var i = 0; i < 200; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = logits.Sum(x => Logistic(x + middle)) < k ? (middle, high) : (low, middle);
        }

        return [.. logits.Select(x => x + low)];
    }

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));

    private static double Logit(double p, double q) => Math.Log(p / q);

    private static double Gauss(System.Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>P(Σ z = k) and what comes with it.</summary>
    public sealed record Derivatives(double Value, double[] ByTaken, double[] ByLeft, double[] ByTakenAlong, double[] ByLeftAlong)
    {
        /// <summary>What being taken has to do with the count: P(z = 1 | Σ z = k) / P(z = 1).</summary>
        public double[] Taken => [.. ByTaken.Select(slope => slope / Value)];

        /// <summary>P(z = 0 | Σ z = k) / P(z = 0).</summary>
        public double[] Left => [.. ByLeft.Select(slope => slope / Value)];

        public double[] TakenAlong(double[] along) => [.. ByTakenAlong.Zip(Taken, (change, share) => (change / Value) - (share * Relative(along)))];

        public double[] LeftAlong(double[] along) => [.. ByLeftAlong.Zip(Left, (change, share) => (change / Value) - (share * Relative(along)))];

        /// <summary>How the probability changes along a direction of p, relative to itself.</summary>
        public double Relative(double[] along) => along.Select((step, i) => step * (ByTaken[i] - ByLeft[i])).Sum() / Value;
    }

    /// <summary>A scan that no test may come to.</summary>
    private readonly struct NoScan<T> : IScanWithAdjoint<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public static int CellSets => 1;

        public void Inside<V>(int item, scoped ReadOnlySpan<T> before, scoped Span<T> after, int width, int setDistance)
            where V : struct, ILanes<V, T> => throw new NotSupportedException();

        public void Outside<V>(
            int item, scoped ReadOnlySpan<T> before, int setDistance, scoped Span<T> adjoint, int width, int adjointSetDistance)
            where V : struct, ILanes<V, T> => throw new NotSupportedException();
    }
}
