using System.Numerics;

namespace SubsetGen.PdeDiscovery.Derivatives;

/// <summary>
/// The lower Fourier modes of a real snapshot as one row of real numbers, scaled so that the sum of squares of a row is that
/// of the low-passed snapshot over its grid points.
/// </summary>
/// <param name="points">Grid points of a snapshot.</param>
/// <param name="highestMode">The highest mode kept, less than half of <paramref name="points"/>.</param>
internal sealed class ModeRows(int points, int highestMode)
{
    private readonly double meanScale = 1 / Math.Sqrt(points);
    private readonly double modeScale = Math.Sqrt(2.0 / points);

    /// <summary>The highest mode kept.</summary>
    public int HighestMode => highestMode;

    /// <summary>Numbers in a row: one for the mean, two for each other mode.</summary>
    public int Width => 2 * highestMode + 1;

    /// <summary>Unscaled Fourier coefficients to a row.</summary>
    public void Pack(ReadOnlySpan<Complex> modes, Span<double> row)
    {
        row[0] = meanScale * modes[0].Real;
        for (var k = 1; k <= highestMode; k++)
        {
            row[2 * k - 1] = modeScale * modes[k].Real;
            row[2 * k] = modeScale * modes[k].Imaginary;
        }
    }

    /// <summary>A row to unscaled Fourier coefficients of a real snapshot; the modes above are zero.</summary>
    public void Unpack(ReadOnlySpan<double> row, Span<Complex> modes)
    {
        modes.Clear();
        modes[0] = row[0] / meanScale;
        for (var k = 1; k <= highestMode; k++)
        {
            modes[k] = new Complex(row[2 * k - 1], row[2 * k]) / modeScale;
            modes[points - k] = Complex.Conjugate(modes[k]);
        }
    }
}
