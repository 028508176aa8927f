using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Tests.Interpreter;

/// <summary>A scan by the plain dynamic programme: every cell of every item, no band, no segments.</summary>
internal sealed class ScanInterpreter
{
    private readonly ScanSpec scan;
    private readonly Dual[][] coefficients;
    private readonly int k;
    private readonly int n;

    /// <param name="scan">The transitions.</param>
    /// <param name="coefficients">One row a transition.</param>
    /// <param name="k">The count whose cell is the value.</param>
    /// <param name="directions">How the coefficients move, or none.</param>
    public ScanInterpreter(ScanSpec scan, IReadOnlyList<RowValue> coefficients, int k, IReadOnlyList<RowValue>? directions = null)
    {
        this.scan = scan;
        this.k = k;
        n = coefficients[0].Items.Length;
        this.coefficients = [.. coefficients.Select((row, t) => Enumerable.Range(0, n)
            .Select(item => new Dual(row.At(item), directions?[t].At(item) ?? 0)).ToArray())];
    }

    public double Value => Run(Coefficient).Value;

    /// <summary>
    /// The derivative in one transition's coefficients. A path uses one coefficient of each item, so the value is linear in
    /// those of an item, and its derivative is the value with that coefficient 1 and the item's others 0.
    /// </summary>
    public IEnumerable<double> Gradient(int transition) => WithOnly(transition).Select(d => d.Value);

    /// <summary>How that derivative changes along the directions.</summary>
    public IEnumerable<double> GradientAlong(int transition) => WithOnly(transition).Select(d => d.Along);

    /// <summary>A path drawn from its end: item i advanced the count with the share of such paths in the cell it stands at.</summary>
    public double[] Sample(double[] uniforms)
    {
        var (stay, advance) = (scan.Transitions[0], scan.Transitions[1]);
        if (scan.Transitions.Count != 2 || stay != new Transition(0, 0, 0) || advance != new Transition(0, 0, 1))
            throw new NotSupportedException("Only paths that stay or advance by one can be drawn.");
        var path = new double[n];
        var j = k;
        for (var item = n - 1; item >= 0; item--)
        {
            var before = Cells(Coefficient, item);
            var advancing = j > 0 ? coefficients[1][item].Value * before[0, j - 1].Value : 0;
            var staying = coefficients[0][item].Value * before[0, j].Value;
            if (uniforms[item] * (staying + advancing) >= advancing)
                continue;
            path[item] = 1;
            j--;
        }

        return path;
    }

    private IEnumerable<Dual> WithOnly(int transition) => Enumerable.Range(0, n)
        .Select(own => Run((t, item) => item != own ? Coefficient(t, item) : t == transition ? 1 : 0));

    private Dual Coefficient(int transition, int item) => coefficients[transition][item];

    private Dual Run(Func<int, int, Dual> coefficient)
    {
        var cells = Cells(coefficient, n);
        return Enumerable.Range(0, scan.States).Aggregate((Dual)0, (sum, state) => sum + cells[state, k]);
    }

    /// <summary>The cells after so many items.</summary>
    private Dual[,] Cells(Func<int, int, Dual> coefficient, int items)
    {
        var cells = new Dual[scan.States, k + 1];
        cells[0, 0] = 1;
        for (var item = 0; item < items; item++)
        {
            var next = new Dual[scan.States, k + 1];
            for (var t = 0; t < scan.Transitions.Count; t++)
            {
                var (from, to, by) = scan.Transitions[t];
                for (var j = 0; j + by <= k; j++)
                    next[to, j + by] += coefficient(t, item) * cells[from, j];
            }

            cells = next;
        }

        return cells;
    }
}
