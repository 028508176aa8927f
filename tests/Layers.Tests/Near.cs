using System.Globalization;
using Xunit.Sdk;

namespace SubsetGen.Layers.Tests;

/// <summary>Rows that agree up to a stated absolute error.</summary>
internal static class Near
{
    public static void Assert(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, double tolerance, string what = "value")
    {
        Xunit.Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            // The negation also catches NaN.
            if (!(Math.Abs(expected[i] - actual[i]) <= tolerance) && !expected[i].Equals(actual[i]))
            {
                throw new XunitException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{what} {i} is {actual[i]:R}, expected {expected[i]:R}: off by {Math.Abs(expected[i] - actual[i]):E2}, allowed {tolerance:E2}."));
            }
        }
    }
}
