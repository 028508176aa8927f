using SubsetGen.Runtime.Numerics;
using SubsetGen.Runtime.Programs;
using SubsetGen.Runtime.Programs.Packed;

namespace SubsetGen.Runtime.Tests.Programs;

/// <summary>Searches side by side, one a lane, for roots of functions as unlike as x - a, x³ - a and a step with a kink.</summary>
public sealed class PackedRootFinderTests
{
    private const int Lanes = 8;

    private static readonly double[] Levels = [0.5, -3, 7, 0, 1e-3, 40, -1e3, 2];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Each_lane_ends_where_a_search_alone_ends(bool smooth)
    {
        var roots = Search(Levels, smooth);

        for (var lane = 0; lane < Lanes; lane++)
            Assert.Equal(Alone(Levels[lane], lane, smooth), roots[lane], 1e-12 * Math.Max(1, Math.Abs(roots[lane])));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void No_lane_depends_on_its_neighbours(bool smooth)
    {
        var roots = Search(Levels, smooth);
        for (var lane = 0; lane < Lanes; lane++)
        {
            var others = Enumerable.Repeat(double.NaN, Lanes).ToArray();
            others[lane] = Levels[lane];
            Assert.Equal(roots[lane], Search(others, smooth)[lane]);
        }
    }

    private static double[] Search(double[] levels, bool smooth)
    {
        var root = new PackedRootFinder<Lanes512<double>, double>(-2000, 3000, smooth);
        Span<double> point = stackalloc double[Lanes], value = stackalloc double[Lanes], slope = stackalloc double[Lanes], bend = stackalloc double[Lanes];
        do
        {
            Lanes512<double>.Store(root.Point, point, 0);
            for (var lane = 0; lane < Lanes; lane++)
                (value[lane], slope[lane], bend[lane]) = At(point[lane], levels[lane], lane);
        } while (root.Advance(Lanes512<double>.Load(value, 0), Lanes512<double>.Load(slope, 0), Lanes512<double>.Load(bend, 0)));

        Lanes512<double>.Store(root.Point, point, 0);
        return point.ToArray();
    }

    private static double Alone(double level, int lane, bool smooth)
    {
        var root = new RootFinder<double>(-2000, 3000, smooth);
        (double Value, double Slope, double Bend) at;
        do
        {
            at = At(root.Point, level, lane);
        } while (root.Advance(at.Value, at.Slope, at.Bend));

        return root.Point;
    }

    private static (double Value, double Slope, double Bend) At(double x, double level, int lane) => (lane % 3) switch
    {
        0 => (x - level, 1, 0),
        1 => ((x * x * x) - level, 3 * x * x, 6 * x),
        _ => (Math.Clamp(x - level, -0.25, 0.75), Math.Abs(x - level - 0.25) < 0.5 ? 1 : 0, 0),
    };
}
