using System.Globalization;

namespace SubsetGen.Golden.Checks;

/// <summary>Numbers that agree up to a stated error.</summary>
internal static class Closeness
{
    /// <summary>Fails where two numbers are further apart than allowed. Equal infinities agree, and NaN with NaN.</summary>
    public static void Require(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, Func<double, double> allowed, string what)
    {
        if (expected.Length != actual.Length)
            throw new DisagreementException($"{what} has {actual.Length} numbers, expected {expected.Length}");
        for (var i = 0; i < expected.Length; i++)
        {
            var (difference, most) = (Math.Abs(expected[i] - actual[i]), allowed(expected[i]));
            // The negation also catches NaN.
            if (!(difference <= most) && !expected[i].Equals(actual[i]))
            {
                throw new DisagreementException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{what} {i} is {actual[i]:R}, expected {expected[i]:R}: off by {difference:E2}, allowed {most:E2}"));
            }
        }
    }

    public static void Require(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, double allowed, string what) =>
        Require(expected, actual, _ => allowed, what);
}
