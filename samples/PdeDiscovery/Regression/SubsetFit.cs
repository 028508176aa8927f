namespace SubsetGen.PdeDiscovery.Regression;

/// <summary>
/// Least squares of the target on a few chosen terms, and what the error would become if one more term were switched on or
/// one of the chosen ones off. All of it from inner products: O(k^3 + n k^2) for k chosen of n. Reused from fit to fit.
/// </summary>
internal sealed class SubsetFit
{
    // Below this the part of a term that the chosen ones do not explain already is rounding.
    private const double Collinear = 1e-12;

    private readonly NormalEquations equations;
    private readonly double[] inverse, row, projected;
    private double squaredError;

    /// <summary>Makes room for fits of <paramref name="k"/> terms.</summary>
    public SubsetFit(NormalEquations equations, int k)
    {
        this.equations = equations;
        Chosen = new int[k];
        Coefficients = new double[k];
        inverse = new double[k * k];
        row = new double[k];
        projected = new double[k];
    }

    /// <summary>The chosen terms, ascending.</summary>
    public int[] Chosen { get; }

    /// <summary>Their coefficients, for unit terms and unit target.</summary>
    public double[] Coefficients { get; }

    /// <summary>Root mean square error relative to that of predicting zero: 0 is exact, 1 is worthless.</summary>
    public double RelativeError => Math.Sqrt(squaredError);

    /// <summary>Their coefficients in the units of the data.</summary>
    public double[] DataCoefficients() => [.. Chosen.Select((term, i) => equations.InDataUnits(term, Coefficients[i]))];

    /// <summary>Fits the terms at the ones of a 0/1 row with exactly k ones.</summary>
    public void Fit(ReadOnlySpan<double> subset)
    {
        var count = 0;
        for (var i = 0; i < subset.Length; i++)
        {
            if (subset[i] != 0)
                Chosen[count++] = i;
        }

        Invert();
        var explained = 0.0;
        for (var i = 0; i < Chosen.Length; i++)
        {
            var sum = 0.0;
            for (var j = 0; j < Chosen.Length; j++)
                sum += inverse[i * Chosen.Length + j] * equations.Correlation(Chosen[j]);
            Coefficients[i] = sum;
            explained += sum * equations.Correlation(Chosen[i]);
        }

        squaredError = Math.Max(0, 1 - explained);
    }

    /// <summary>
    /// For each term, the error with it switched on minus the error with it switched off, all else as fitted: the derivative
    /// of the error, extended multilinearly between the 0/1 rows, at this row. Never positive.
    /// </summary>
    public void SwitchEffects(Span<double> effects)
    {
        for (int term = 0, next = 0; term < effects.Length; term++)
        {
            if (next < Chosen.Length && Chosen[next] == term)
            {
                effects[term] = RelativeError - Math.Sqrt(ErrorWithout(next));
                next++;
            }
            else
            {
                effects[term] = Math.Sqrt(ErrorWith(term)) - RelativeError;
            }
        }
    }

    // Dropping a term from a least-squares fit costs its coefficient squared over its diagonal of the inverse.
    private double ErrorWithout(int position) =>
        Math.Min(1, squaredError + Math.Pow(Coefficients[position], 2) / inverse[position * Chosen.Length + position]);

    // Adding a term gains its product with the residual, squared, over the part of it that is new.
    private double ErrorWith(int term)
    {
        var residual = equations.Correlation(term);
        var novel = 1.0;
        for (var i = 0; i < Chosen.Length; i++)
        {
            row[i] = equations.Gram(term, Chosen[i]);
            residual -= row[i] * Coefficients[i];
        }

        for (var i = 0; i < Chosen.Length; i++)
        {
            projected[i] = 0;
            for (var j = 0; j < Chosen.Length; j++)
                projected[i] += inverse[i * Chosen.Length + j] * row[j];
            novel -= projected[i] * row[i];
        }

        return novel <= Collinear ? squaredError : Math.Max(0, squaredError - residual * residual / novel);
    }

    // Gauss-Jordan without pivoting, which a positive definite matrix never needs.
    private void Invert()
    {
        var k = Chosen.Length;
        for (var i = 0; i < k; i++)
            for (var j = 0; j < k; j++)
                inverse[i * k + j] = equations.Gram(Chosen[i], Chosen[j]);

        for (var p = 0; p < k; p++)
        {
            var pivot = Math.Max(inverse[p * k + p], Collinear);
            inverse[p * k + p] = 1;
            for (var j = 0; j < k; j++)
                inverse[p * k + j] /= pivot;
            for (var i = 0; i < k; i++)
            {
                if (i == p)
                    continue;
                var factor = inverse[i * k + p];
                inverse[i * k + p] = 0;
                for (var j = 0; j < k; j++)
                    inverse[i * k + j] -= factor * inverse[p * k + j];
            }
        }
    }
}
