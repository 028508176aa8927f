using System.Numerics;

namespace SubsetGen.PdeDiscovery.Simulation;

/// <summary>
/// The weights of one step of ETDRK4 (Cox and Matthews 2002) for one mode v' = L v + N with real L.
/// </summary>
/// <param name="Full">e^(hL).</param>
/// <param name="Half">e^(hL/2).</param>
/// <param name="Stage">Weight of the nonlinear part in a half step.</param>
/// <param name="First">Weight of N at the start of the step.</param>
/// <param name="Middle">Weight of N at each of the two midpoint stages, already doubled.</param>
/// <param name="Last">Weight of N at the end of the step.</param>
internal readonly record struct EtdRk4Coefficients(
    double Full, double Half, double Stage, double First, double Middle, double Last)
{
    private const int ContourPoints = 32;

    /// <summary>Computes the weights for a step <paramref name="h"/>.</summary>
    /// <remarks>
    /// The closed forms cancel catastrophically near L = 0, so each is averaged over a circle of radius 1 around hL, where it
    /// is harmless (Kassam and Trefethen 2005). L is real, so the upper half of the circle and the real part suffice; the
    /// average of an analytic function converges geometrically and 32 points reach rounding.
    /// </remarks>
    public static EtdRk4Coefficients For(double linear, double h)
    {
        var z = h * linear;
        Complex stage = 0, first = 0, middle = 0, last = 0;
        for (var j = 0; j < ContourPoints; j++)
        {
            var r = z + Complex.FromPolarCoordinates(1, Math.PI * (j + 0.5) / ContourPoints);
            var e = Complex.Exp(r);
            var cube = r * r * r;
            stage += (Complex.Exp(r / 2) - 1) / r;
            first += (-4 - r + e * (4 - 3 * r + r * r)) / cube;
            middle += 2 * (2 + r + e * (r - 2)) / cube;
            last += (-4 - 3 * r - r * r + e * (4 - r)) / cube;
        }

        var mean = h / ContourPoints;
        return new(
            Math.Exp(z), Math.Exp(z / 2),
            mean * stage.Real, mean * first.Real, mean * middle.Real, mean * last.Real);
    }
}
