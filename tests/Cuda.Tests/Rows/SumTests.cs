using SubsetGen.Cuda.Tests.Harness;

namespace SubsetGen.Cuda.Tests.Rows;

/// <summary>Sums of a row have the same bits on every run, and keep the digits that their terms have.</summary>
public sealed class SumTests
{
    private const string Kernel = """
        static constexpr int SavedScalars = 4;
        SUBSETGEN_DEVICE static void Forward(const Row<T>& row, const RowOutput<T>& output)
        {
            LaneSum<T> sum, first, second;
            LargestAndRest<T> top;
            #pragma unroll
            for (int i = 0; i < V::End(row.Length); i += V::Count)
            {
                const T x = V::Load(row.Logits, i);
                const T term = x > -Infinity<T>() ? x : T(0);
                sum.Add(term);
                first.Add(term);
                second.Add(-term);
                top.Add(term);
            }
            Totals(first, second);
            output.Saved.Put(0, sum.Total());
            output.Saved.Put(1, first.Total() == sum.Total() && second.Total() == -sum.Total() ? T(1) : T(0));
            output.Saved.Put(2, top.Largest());
            output.Saved.Put(3, top.Rest());
        }
        SUBSETGEN_DEVICE static void Backward(const Row<T>&, const RowGradient<T>&) {}
        """;

    public static TheoryData<int, int, int> Mappings => RowMappings.All;

    [TheoryWithHostCompiler]
    [MemberData(nameof(Mappings))]
    public void The_order_of_the_threads_changes_no_bit_of_a_sum(int team, int items, int teams)
    {
        var n = items == 0 ? 3001 : team * items - 3;
        var random = new System.Random(team);
        var layer = new RowLayer(Kernel, team, items, teams) { N = n, Logits = [.. Enumerable.Range(0, 3 * n).Select(_ => random.NextSingle())] };
        var saved = layer.Run("Forward", 3 * n, order: 0).Saved;
        for (uint order = 1; order < 5; order++)
            Assert.Equal(saved, layer.Run("Forward", 3 * n, order).Saved);
        foreach (var (row, sums) in layer.Logits.Chunk(n).Zip(saved.Chunk(RowLayer.SavedScalars)))
        {
            var sum = row.Sum(x => (double)x);
            // At most 32 roundings in a block, 12 blocks a lane, 7 levels of the tree: half an ulp each at worst.
            Assert.Equal(sum, sums[0], sum * 51 * Math.Pow(2, -24));
            Assert.Equal(1, sums[1]);
        }
    }

    [TheoryWithHostCompiler]
    [MemberData(nameof(Mappings))]
    public void Beside_one_huge_item_the_rest_keeps_every_digit(int team, int items, int teams)
    {
        // Whole numbers below 2^24: every order of them has the same sum.
        var layer = new RowLayer(Kernel, team, items, teams) { N = 60, Logits = [.. Enumerable.Range(0, 60).Select(i => i == 37 ? 1e30f : i)] };
        foreach (var order in RowMappings.Orders)
        {
            var saved = layer.Run("Forward", 60, order).Saved;
            Assert.Equal([1e30f, (59 * 60 / 2) - 37], saved[2..]);
        }
    }

    [TheoryWithHostCompiler]
    [MemberData(nameof(Mappings))]
    public void Of_equal_largest_items_all_but_one_are_the_rest(int team, int items, int teams)
    {
        var layer = new RowLayer(Kernel, team, items, teams) { N = 60, Logits = [.. Enumerable.Repeat(3f, 60)] };
        foreach (var order in RowMappings.Orders)
            Assert.Equal([3, 59 * 3], layer.Run("Forward", 60, order).Saved[2..]);
    }
}
