using System.Numerics;

namespace SubsetGen.PdeDiscovery.Derivatives;

/// <summary>
/// Where a spectrum ends and noise begins. Smooth fields have spectra that fall off exponentially; white noise, be it from
/// measurement or from rounding, is flat, so the upper half of the modes shows its level.
/// </summary>
internal static class NoiseFloor
{
    // Keeping modes down to the floor itself would let in as much noise as signal; a larger margin loses signal instead.
    private const double Margin = 10;

    /// <summary>The highest mode, counting from 0, that stands clear of the noise floor together with all below it.</summary>
    /// <param name="snapshots">Fourier coefficients of each snapshot.</param>
    /// <returns>Less than half the number of points, so never the Nyquist mode.</returns>
    public static int HighestMode(IReadOnlyList<Complex[]> snapshots)
    {
        var power = MeanPower(snapshots);
        var upper = power[(power.Length / 2)..];
        Array.Sort(upper);
        var floor = Margin * upper[upper.Length / 2];
        var mode = Array.IndexOf(power, power.Max());
        while (mode + 1 < power.Length && power[mode + 1] > floor)
            mode++;
        return mode;
    }

    private static double[] MeanPower(IReadOnlyList<Complex[]> snapshots)
    {
        var power = new double[(snapshots[0].Length + 1) / 2];
        foreach (var modes in snapshots)
        {
            for (var k = 0; k < power.Length; k++)
                power[k] += (modes[k].Real * modes[k].Real + modes[k].Imaginary * modes[k].Imaginary) / snapshots.Count;
        }

        return power;
    }
}
