using System.Numerics;

namespace SubsetGen.PdeDiscovery.Simulation;

/// <summary>
/// Fourth-order exponential time differencing for v' = L v + N(v) with L diagonal: the stiff linear part is exact, the rest
/// is Runge-Kutta. Error O(h^4) at a fixed time; four evaluations of N a step.
/// </summary>
internal sealed class EtdRk4
{
    private readonly EtdRk4Coefficients[] weights;
    private readonly Action<Complex[], Complex[]> nonlinear;
    private readonly Complex[] a, b, c, nv, na, nb, nc;

    /// <summary>Prepares steps of one size.</summary>
    /// <param name="linear">L of each mode.</param>
    /// <param name="nonlinear">Reads v, writes N(v); must not change v.</param>
    /// <param name="h">The step.</param>
    public EtdRk4(double[] linear, Action<Complex[], Complex[]> nonlinear, double h)
    {
        this.nonlinear = nonlinear;
        weights = Array.ConvertAll(linear, l => EtdRk4Coefficients.For(l, h));
        var n = linear.Length;
        (a, b, c) = (new Complex[n], new Complex[n], new Complex[n]);
        (nv, na, nb, nc) = (new Complex[n], new Complex[n], new Complex[n], new Complex[n]);
    }

    /// <summary>Moves v one step ahead in place.</summary>
    public void Step(Complex[] v)
    {
        nonlinear(v, nv);
        for (var i = 0; i < v.Length; i++)
            a[i] = weights[i].Half * v[i] + weights[i].Stage * nv[i];
        nonlinear(a, na);
        for (var i = 0; i < v.Length; i++)
            b[i] = weights[i].Half * v[i] + weights[i].Stage * na[i];
        nonlinear(b, nb);
        for (var i = 0; i < v.Length; i++)
            c[i] = weights[i].Half * a[i] + weights[i].Stage * (2 * nb[i] - nv[i]);
        nonlinear(c, nc);
        for (var i = 0; i < v.Length; i++)
        {
            ref readonly var w = ref weights[i];
            v[i] = w.Full * v[i] + w.First * nv[i] + w.Middle * (na[i] + nb[i]) + w.Last * nc[i];
        }
    }
}
