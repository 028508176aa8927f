using System.Numerics;
using System.Runtime.CompilerServices;
using SubsetGen.Runtime.Numerics;

namespace SubsetGen.Runtime.Tests.Numerics;

public sealed class LanesTests
{
    [Fact]
    public void Lanes_fill_their_register()
    {
        Assert.Equal((16, 8), (CountOf<Lanes512<float>, float>(), CountOf<Lanes512<double>, double>()));
        Assert.Equal((8, 4), (CountOf<Lanes256<float>, float>(), CountOf<Lanes256<double>, double>()));
        Assert.Equal((4, 2), (CountOf<Lanes128<float>, float>(), CountOf<Lanes128<double>, double>()));
    }

    [Fact]
    public void Operations_are_those_of_each_item() => EachWidth(default(Arithmetic));

    [Fact]
    public void Masks_choose_item_by_item() => EachWidth(default(Masks));

    [Fact]
    public void Items_of_a_mask_move_to_the_front() => EachWidth(default(Compacted));

    [Fact]
    public void A_sum_adds_halves_until_one_is_left() => EachWidth(default(Sums));

    [Fact]
    public void The_largest_and_least_lane_are_found_wherever_they_are() => EachWidth(default(Extremes));

    [Fact]
    public void The_upper_half_of_some_lanes_comes_to_the_front() => EachWidth(default(UpperHalves));

    [Fact]
    public void NaN_in_the_second_argument_passes_min_and_max() => EachWidth(default(NaNs));

    private static int CountOf<V, T>()
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => V.Count;

    private interface ICheck
    {
        void At<V, T>()
            where V : struct, ILanes<V, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>;
    }

    private static void EachWidth(ICheck check)
    {
        check.At<Lanes512<float>, float>();
        check.At<Lanes512<double>, double>();
        check.At<Lanes256<float>, float>();
        check.At<Lanes256<double>, double>();
        check.At<Lanes128<float>, float>();
        check.At<Lanes128<double>, double>();
    }

    /// <summary>Lanes of the numbers f(0), f(1), ...</summary>
    private static V Of<V, T>(Func<int, double> f)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        V.Load(Enumerable.Range(0, V.Count).Select(i => T.CreateTruncating(f(i))).ToArray(), 0);

    private static void AssertLanes<V, T>(Func<int, double> expected, V actual)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var items = new T[V.Count];
        V.Store(actual, items, 0);
        Assert.Equal(Enumerable.Range(0, V.Count).Select(i => T.CreateTruncating(expected(i))), items);
    }

    private readonly struct Arithmetic : ICheck
    {
        public void At<V, T>()
            where V : struct, ILanes<V, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            V a = Of<V, T>(i => i - 3), b = Of<V, T>(i => 2 * i + 1), four = T.CreateTruncating(4);
            AssertLanes<V, T>(i => i - 3 + (2 * i + 1), a + b);
            AssertLanes<V, T>(i => i - 3 - (2 * i + 1), a - b);
            AssertLanes<V, T>(i => (i - 3) * (2 * i + 1), a * b);
            AssertLanes<V, T>(i => (i - 3) / 4.0, a / four);
            AssertLanes<V, T>(i => -(i - 3), -a);
            AssertLanes<V, T>(i => Math.Min(i - 3, 2 * i + 1 - 8), V.Min(a, b - four - four));
            AssertLanes<V, T>(i => Math.Max(i - 3, 2 * i + 1 - 8), V.Max(a, b - four - four));
            AssertLanes<V, T>(i => Math.Abs(i - 3), V.Abs(a));
            AssertLanes<V, T>(i => Math.Abs(i - 3), V.Sqrt(a * a));
            AssertLanes<V, T>(i => (i - 3) * (2 * i + 1) + 4, V.MulAdd(a, b, four));
        }
    }

    private readonly struct Masks : ICheck
    {
        public void At<V, T>()
            where V : struct, ILanes<V, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            V a = Of<V, T>(i => i), one = T.One, zero = T.Zero, nan = T.NaN;
            AssertLanes<V, T>(i => i == 1 ? 1 : 0, V.Select(V.Equal(a, one), one, zero));
            AssertLanes<V, T>(i => i < 1 ? 1 : 0, V.Select(V.Less(a, one), one, zero));
            AssertLanes<V, T>(i => i <= 1 ? 1 : 0, V.Select(V.LessEqual(a, one), one, zero));
            AssertLanes<V, T>(i => i > 1 ? 1 : 0, V.Select(~V.LessEqual(a, one), one, zero));
            AssertLanes<V, T>(i => i == 1 ? 1 : 0, V.Select(V.LessEqual(a, one) & V.Less(zero, a), one, zero));
            AssertLanes<V, T>(i => i <= 1 ? 1 : 0, V.Select(V.Equal(a, one) | V.Less(a, one), one, zero));
            Assert.Equal(0b10UL, V.MaskBits(V.Equal(a, one)));
            Assert.Equal((1UL << V.Count) - 2, V.MaskBits(V.LessEqual(one, a)));
            Assert.Equal(0UL, V.MaskBits(V.Equal(nan, nan) | V.Less(nan, a) | V.LessEqual(a, nan)));
        }
    }

    private readonly struct Compacted : ICheck
    {
        public void At<V, T>()
            where V : struct, ILanes<V, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            var random = new System.Random(3);
            for (var round = 0; round < 100; round++)
            {
                var marks = Enumerable.Range(0, V.Count).Select(_ => random.Next(2)).ToArray();
                var items = new T[V.Count];
                V one = T.One;
                V.Store(V.Compact(V.Equal(Of<V, T>(i => marks[i]), one), Of<V, T>(i => i)), items, 0);
                var expected = Enumerable.Range(0, V.Count).Where(i => marks[i] == 1).Select(i => T.CreateTruncating(i)).ToArray();
                Assert.Equal(expected, items[..expected.Length]);
            }
        }
    }

    private readonly struct Sums : ICheck
    {
        public void At<V, T>()
            where V : struct, ILanes<V, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            var random = new System.Random(1);
            var items = Enumerable.Range(0, V.Count).Select(_ => T.CreateTruncating(random.NextDouble())).ToArray();
            var sum = V.Sum(V.Load(items, 0));
            for (var half = V.Count / 2; half > 0; half /= 2)
                items = Enumerable.Range(0, half).Select(i => items[i] + items[i + half]).ToArray();
            Assert.Equal(items[0], sum);
        }
    }

    private readonly struct Extremes : ICheck
    {
        public void At<V, T>()
            where V : struct, ILanes<V, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            for (var where = 0; where < V.Count; where++)
            {
                Assert.Equal(T.CreateTruncating(7), V.MaxOf(Of<V, T>(i => i == where ? 7 : -i)));
                Assert.Equal(T.CreateTruncating(-7), V.MinOf(Of<V, T>(i => i == where ? -7 : i)));
            }
        }
    }

    private readonly struct UpperHalves : ICheck
    {
        public void At<V, T>()
            where V : struct, ILanes<V, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            for (var count = V.Count; count > 1; count /= 2)
            {
                var items = new T[V.Count];
                V.Store(V.UpperHalf(Of<V, T>(i => i), count), items, 0);
                Assert.Equal(Enumerable.Range(count / 2, count / 2).Select(i => T.CreateTruncating(i)), items[..(count / 2)]);
            }
        }
    }

    private readonly struct NaNs : ICheck
    {
        public void At<V, T>()
            where V : struct, ILanes<V, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            AssertLanes<V, T>(_ => double.NaN, V.Min(T.One, T.NaN));
            AssertLanes<V, T>(_ => double.NaN, V.Max(T.One, T.NaN));
        }
    }
}
