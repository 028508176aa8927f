using System.Numerics;
using SubsetGen.PdeDiscovery.Library;
using SubsetGen.PdeDiscovery.Simulation;

namespace SubsetGen.PdeDiscovery.Derivatives;

/// <summary>Evaluates candidate terms on one snapshot: derivatives in Fourier space, products on the grid.</summary>
internal sealed class SpectralTerms
{
    private readonly PeriodicSpectrum spectrum;
    private readonly IReadOnlyList<Term> terms;
    private readonly ModeRows layout;
    private readonly double[][] derivatives;
    private readonly double[] product;
    private readonly Complex[] modes;

    /// <summary>Makes room for one snapshot.</summary>
    public SpectralTerms(PeriodicSpectrum spectrum, IReadOnlyList<Term> terms, ModeRows layout)
    {
        (this.spectrum, this.terms, this.layout) = (spectrum, terms, layout);
        derivatives = [.. Enumerable.Range(0, terms.Max(t => t.Order) + 1).Select(_ => new double[spectrum.Count])];
        product = new double[spectrum.Count];
        modes = new Complex[spectrum.Count];
    }

    /// <summary>Writes the row of every term.</summary>
    /// <param name="snapshot">Fourier coefficients of u; those above the layout's highest mode are ignored.</param>
    /// <param name="rows">One array a term.</param>
    /// <param name="start">Where in each array the row goes.</param>
    public void Evaluate(Complex[] snapshot, double[][] rows, int start)
    {
        for (var order = 0; order < derivatives.Length; order++)
        {
            Differentiate(snapshot, order);
            spectrum.Inverse(modes, derivatives[order]);
        }

        for (var i = 0; i < terms.Count; i++)
        {
            if (terms[i].Power == 0)
                Differentiate(snapshot, terms[i].Order);
            else
                Multiply(terms[i]);
            layout.Pack(modes, rows[i].AsSpan(start));
        }
    }

    private void Differentiate(Complex[] snapshot, int order)
    {
        Array.Clear(modes);
        for (var k = -layout.HighestMode; k <= layout.HighestMode; k++)
        {
            var mode = k < 0 ? k + modes.Length : k;
            modes[mode] = snapshot[mode] * TurnedPower(spectrum.WaveNumbers[mode], order);
        }
    }

    // (ik)^q without the rounding of a complex power.
    private static Complex TurnedPower(double k, int order)
    {
        var power = Math.Pow(k, order);
        return (order % 4) switch
        {
            0 => power,
            1 => new Complex(0, power),
            2 => -power,
            _ => new Complex(0, -power),
        };
    }

    private void Multiply(Term term)
    {
        derivatives[term.Order].CopyTo(product, 0);
        for (var p = 0; p < term.Power; p++)
        {
            for (var i = 0; i < product.Length; i++)
                product[i] *= derivatives[0][i];
        }

        spectrum.Forward(product, modes);
    }
}
