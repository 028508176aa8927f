using System.Numerics;
using MathNet.Numerics;
using MathNet.Numerics.IntegralTransforms;

namespace SubsetGen.PdeDiscovery.Simulation;

/// <summary>Fourier transforms of real functions on a periodic grid, and the wave numbers that go with them.</summary>
internal sealed class PeriodicSpectrum
{
    private readonly Complex[] buffer;

    // A transform of a thousand points is over before a second thread has started on it: two threads take twice the time.
    static PeriodicSpectrum() => Control.UseSingleThread();

    /// <summary>Fixes the grid.</summary>
    /// <param name="points">Number of grid points, at least 2; powers of two are fastest.</param>
    /// <param name="length">The period.</param>
    public PeriodicSpectrum(int points, double length)
    {
        buffer = new Complex[points];
        WaveNumbers = new double[points];
        for (var i = 0; i < points; i++)
            WaveNumbers[i] = 2 * Math.PI / length * (2 * i < points ? i : i - points);
    }

    /// <summary>The wave number of each mode, in transform order: 0, 1, ..., then the negative ones.</summary>
    public double[] WaveNumbers { get; }

    /// <summary>Number of modes, which is the number of grid points.</summary>
    public int Count => WaveNumbers.Length;

    /// <summary>
    /// Whether this is the highest mode of an even grid. It stands for both signs of its wave number, so its odd derivatives
    /// are zero on the grid.
    /// </summary>
    public bool IsNyquist(int mode) => 2 * mode == Count;

    /// <summary>Values on the grid to unscaled coefficients.</summary>
    public void Forward(ReadOnlySpan<double> values, Complex[] modes)
    {
        for (var i = 0; i < values.Length; i++)
            modes[i] = values[i];
        Fourier.Forward(modes, FourierOptions.AsymmetricScaling);
    }

    /// <summary>Coefficients to values on the grid; the coefficients are left alone.</summary>
    public void Inverse(ReadOnlySpan<Complex> modes, Span<double> values)
    {
        modes.CopyTo(buffer);
        Fourier.Inverse(buffer, FourierOptions.AsymmetricScaling);
        for (var i = 0; i < values.Length; i++)
            values[i] = buffer[i].Real;
    }
}
