using System.Globalization;
using SubsetGen.PdeDiscovery.Discovery;
using SubsetGen.PdeDiscovery.Library;
using SubsetGen.PdeDiscovery.Report;

namespace SubsetGen.PdeDiscovery.Tests;

public class LibraryTests
{
    [Fact]
    public void There_are_twenty_four_different_candidates_and_the_truth_is_among_them()
    {
        Assert.Equal(24, TermLibrary.Terms.Distinct().Count());
        Assert.Equal(24, TermLibrary.Terms.Select(t => t.Name).Distinct().Count());
        Assert.Subset(TermLibrary.Terms.ToHashSet(), TermLibrary.KuramotoSivashinsky.ToHashSet());
    }

    [Theory]
    [InlineData(0, 0, "u", "u")]
    [InlineData(1, 0, "u^2", "u²")]
    [InlineData(3, 0, "u^4", "u⁴")]
    [InlineData(0, 1, "u_x", "uₓ")]
    [InlineData(0, 4, "u_xxxx", "uₓₓₓₓ")]
    [InlineData(1, 1, "u u_x", "u uₓ")]
    [InlineData(2, 3, "u^2 u_xxx", "u² uₓₓₓ")]
    public void Terms_are_written_as_in_books(int power, int order, string name, string symbols)
    {
        Assert.Equal(name, new Term(power, order).Name);
        Assert.Equal(symbols, MathText.Of(new Term(power, order)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    [InlineData("sv-SE")]
    public void Equations_are_written_the_same_in_every_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = OddMinus(culture);
        try
        {
            var equation = new Equation([(-0.99407, new(0, 2)), (2.5, new(0, 4)), (-1, new(1, 1))]);
            Assert.Equal("-0.9941 u_xx + 2.5000 u_xxxx - 1.0000 u u_x", equation.RightSide("0.0000"));
            Assert.Equal("uₜ = −0.9941 uₓₓ + 2.5000 uₓₓₓₓ − 1.0000 u uₓ", MathText.Of(equation, "0.0000"));
            Assert.Equal("-1.23e-7", Numbers.Short(-1.23e-7));
            Assert.Equal("-0.0123", Numbers.Short(-0.0123));
            Assert.Equal("0", Numbers.Short(0));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_true_equation_leaves_out_ones()
    {
        Assert.Equal("-u_xx - u_xxxx - u u_x", Equation.KuramotoSivashinsky.RightSide("0"));
        Assert.Equal("uₜ = −uₓₓ − uₓₓₓₓ − u uₓ", MathText.Of(Equation.KuramotoSivashinsky, "0"));
    }

    [Fact]
    public void The_coefficient_error_is_the_root_mean_square_over_the_terms_of_either()
    {
        // The rounded coefficients of the published experiment, and its published error.
        var published = new Equation([(-0.994, new(0, 2)), (-0.996, new(0, 4)), (-0.992, new(1, 1))]);
        Assert.Equal(0.00622, published.CoefficientError(Equation.KuramotoSivashinsky), 5);

        var wrong = new Equation([(-1, new(0, 2)), (-1, new(0, 4)), (0.5, new(0, 0))]);
        Assert.Equal(Math.Sqrt((1 + 0.25) / 4), wrong.CoefficientError(Equation.KuramotoSivashinsky), 12);
        Assert.False(wrong.HasTermsOf(Equation.KuramotoSivashinsky));
        Assert.True(published.HasTermsOf(Equation.KuramotoSivashinsky));
    }

    private static CultureInfo OddMinus(string name)
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo(name).Clone();
        culture.NumberFormat.NegativeSign = "~";
        culture.NumberFormat.NumberDecimalSeparator = ",";
        return culture;
    }
}
