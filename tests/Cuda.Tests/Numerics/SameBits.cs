using System.Numerics;

namespace SubsetGen.Cuda.Tests.Numerics;

/// <summary>Equality of numbers down to the last bit, except that one NaN is as good as another.</summary>
internal static class SameBits
{
    public static void Assert<T>(ReadOnlySpan<T> expected, ReadOnlySpan<T> actual, Func<int, string> place)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Xunit.Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            if (!Are(expected[i], actual[i]))
                Xunit.Assert.Fail($"{place(i)}: expected {expected[i]:R}, got {actual[i]:R}.");
    }

    private static bool Are<T>(T a, T b)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        (a == b && T.IsNegative(a) == T.IsNegative(b)) || (T.IsNaN(a) && T.IsNaN(b));
}
