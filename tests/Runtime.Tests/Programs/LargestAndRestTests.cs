using SubsetGen.Runtime.Numerics;
using SubsetGen.Runtime.Programs;

namespace SubsetGen.Runtime.Tests.Programs;

/// <summary>The largest item of a row and the sum of all others, whatever the one weighs beside the others.</summary>
public sealed class LargestAndRestTests
{
    /// <summary>From a row in which one item is nothing beside the others to one in which the others are nothing beside it.</summary>
    public static TheoryData<float> Weights => [0, 1e-3f, 1, 20, 40, 1e3f, 1e9f, 1e25f];

    [Theory, MemberData(nameof(Weights))]
    public void The_rest_beside_one_item_keeps_its_digits_at_every_width(float weight)
    {
        Keeps<Lanes128<float>>(weight);
        Keeps<Lanes256<float>>(weight);
        Keeps<Lanes512<float>>(weight);
    }

    [Fact]
    public void Of_several_largest_items_all_but_one_belong_to_the_rest()
    {
        float[] row = [3, 7, 0, 7, 1, 7, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0];

        Assert.Equal((7f, 25f), Of<Lanes128<float>>(row));
        Assert.Equal((7f, 25f), Of<Lanes256<float>>(row));
        Assert.Equal((7f, 25f), Of<Lanes512<float>>(row));
    }

    [Fact]
    public void Beside_a_lone_item_there_is_nothing() => Assert.Equal((5f, 0f), Of<Lanes256<float>>([0, 0, 5, 0, 0, 0, 0, 0]));

    private static void Keeps<V>(float weight)
        where V : struct, ILanes<V, float>
    {
        var random = new System.Random(17);
        for (var place = 0; place < 48; place += 5)
        {
            var row = Enumerable.Range(0, 48).Select(_ => random.NextSingle()).ToArray();
            row[place] = weight;
            var ordered = row.Select(x => (double)x).Order().ToArray();

            var (largest, rest) = Of<V>(row);

            Assert.Equal(row.Max(), largest);
            Assert.Equal(1, rest / ordered.SkipLast(1).Sum(), 1e-6);
        }
    }

    private static (float Largest, float Others) Of<V>(float[] row)
        where V : struct, ILanes<V, float>
    {
        var top = default(LargestAndRest<V, float>);
        for (var i = 0; i < row.Length; i += V.Count)
            top.Add(V.Load(row, i));
        top.Close();
        return (top.Largest(), top.Rest());
    }
}
