using System.Globalization;
using SubsetGen.Generator.Tests.Harness;
using Xunit;

namespace SubsetGen.Generator.Tests.Pipeline;

/// <summary>What is emitted does not depend on the machine it is emitted on.</summary>
public class CultureTests
{
    private const string Source = """
        using SubsetGen;

        namespace Layers;

        [KSubsetLayer(2.5, SubsetMethod.SigmoidTopK, Temperature = 0.3)]
        public sealed partial class Fractional;

        [KSubsetLayer(1234, SubsetMethod.SuccessiveSoftmax, Temperature = 1e-7, N = 12345)]
        public sealed partial class Scores;

        [KSubsetLayer(3, SubsetMethod.Marginals, Temperature = 0.7, Precision = SubsetPrecision.Double, AdjustableTemperature = true)]
        public sealed partial class Exact;

        [KSubsetLayer(-1.5, SubsetMethod.Marginals, Temperature = -0.7)]
        public sealed partial class Refused;
        """;

    [Theory]
    [InlineData("\u2212")]
    [InlineData("~")]
    public void The_emitted_text_is_the_same_where_numbers_are_written_otherwise(string minus)
    {
        var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        odd.NumberFormat.NegativeSign = minus;
        odd.NumberFormat.NumberDecimalSeparator = ",";
        odd.NumberFormat.NumberGroupSeparator = ".";

        var expected = EmittedUnder(CultureInfo.InvariantCulture);
        var actual = EmittedUnder(odd);

        // The constants that a culture could spoil are there.
        Assert.Contains("-1E+30f", string.Concat(expected.Values));
        Assert.Contains("2.5", string.Concat(expected.Values));
        Assert.Equal(expected, actual);
    }

    private static IReadOnlyDictionary<string, string> EmittedUnder(CultureInfo culture)
    {
        var (before, beforeUi) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
            return GeneratorHarness.Run(Source).Emitted;
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeUi);
        }
    }
}
