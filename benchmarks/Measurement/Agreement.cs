using System.Globalization;

namespace SubsetGen.Benchmarks.Measurement;

/// <summary>
/// Checks that two contenders compute the same before their times are compared. Both are in single precision, so they may
/// differ by rounding: by at most the tolerance times the largest magnitude of the array.
/// </summary>
internal static class Agreement
{
    /// <summary>How far subsets may differ, relative to the largest value of the subset.</summary>
    public const double SubsetTolerance = 1e-4;

    /// <summary>How far gradients may differ, relative to the largest gradient.</summary>
    public const double GradientTolerance = 1e-3;

    /// <summary>Runs both on the problem and says what differs, or returns null where nothing does.</summary>
    public static string? Difference(Problem problem, IContender first, IContender second)
    {
        var (subset, gradLogits) = Outputs(problem, first);
        var (otherSubset, otherGradLogits) = Outputs(problem, second);
        return Difference("subset", subset, otherSubset, SubsetTolerance)
            ?? Difference("gradient", gradLogits, otherGradLogits, GradientTolerance);
    }

    private static (float[] Subset, float[] GradLogits) Outputs(Problem problem, IContender contender)
    {
        // What an earlier contender left must not pass for this one's output.
        Array.Fill(problem.Subset, float.NaN);
        Array.Fill(problem.GradLogits, float.NaN);
        contender.Forward();
        contender.Backward();
        return ((float[])problem.Subset.Clone(), (float[])problem.GradLogits.Clone());
    }

    private static string? Difference(string what, float[] first, float[] second, double tolerance)
    {
        var (largest, difference) = (0.0, 0.0);
        for (var i = 0; i < first.Length; i++)
        {
            if (!float.IsFinite(first[i]) || !float.IsFinite(second[i]))
                return string.Create(CultureInfo.InvariantCulture, $"{what} {i} is {first[i]} and {second[i]}");
            largest = Math.Max(largest, Math.Abs(second[i]));
            difference = Math.Max(difference, Math.Abs((double)first[i] - second[i]));
        }
        return difference <= tolerance * largest
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{what} differs by {difference:g3} where the largest is {largest:g3}, tolerance {tolerance:g1} of it");
    }
}
