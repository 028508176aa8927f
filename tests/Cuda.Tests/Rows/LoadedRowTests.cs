using SubsetGen.Cuda.Tests.Harness;

namespace SubsetGen.Cuda.Tests.Rows;

/// <summary>A kernel sees a row as the runtime on processors shows it: what cannot be chosen is minus infinity, what must be is taken out.</summary>
public sealed class LoadedRowTests
{
    private const float Out = float.NegativeInfinity;
    private const float Certain = float.PositiveInfinity;

    private const string Backward = "SUBSETGEN_DEVICE static void Backward(const Row<T>&, const RowGradient<T>&) {}";

    // The logits themselves, and what is known of them.
    private const string ShowRow = $$"""
        static constexpr int SavedScalars = 4;
        SUBSETGEN_DEVICE static void Forward(const Row<T>& row, const RowOutput<T>& output)
        {
            #pragma unroll
            for (int i = 0; i < V::End(row.Length); i += V::Count)
                V::StorePartial(V::Load(row.Logits, i), output.First, i);
            output.Saved.Put(0, row.LargestLogit);
            output.Saved.Put(1, row.SmallestLogit);
            output.Saved.Put(2, static_cast<T>(row.Allowed));
            output.Saved.Put(3, row.K);
        }
        {{Backward}}
        """;

    public static TheoryData<int, int, int> Mappings => RowMappings.All;

    [TheoryWithHostCompiler]
    [MemberData(nameof(Mappings))]
    public void A_masked_item_is_excluded_whatever_its_logit(int team, int items, int teams) => Shows(
        new RowLayer(ShowRow, team, items, teams)
        {
            N = 5,
            Logits = [1, float.NaN, 3, Certain, 2, 4, 5, 6, 7, 8],
            Mask = [true, false, true, false, true, true, true, true, true, false],
        },
        [1, Out, 3, Out, 2, 4, 5, 6, 7, Out],
        [3, 1, 3, 2, 7, 4, 4, 2]);

    [TheoryWithHostCompiler]
    [MemberData(nameof(Mappings))]
    public void From_a_rows_length_on_items_are_excluded(int team, int items, int teams) => Shows(
        new RowLayer(ShowRow, team, items, teams) { N = 5, Logits = [1, 2, 3, 4, 5, 9, 8, 7, 6, 5], Lengths = [3, 5] },
        [1, 2, 3, Out, Out, 9, 8, 7, 6, 5],
        [3, 1, 3, 2, 9, 5, 5, 2]);

    [TheoryWithHostCompiler]
    [MemberData(nameof(Mappings))]
    public void A_certain_item_takes_a_place_and_is_one_in_the_output(int team, int items, int teams) => Shows(
        new RowLayer(ShowRow, team, items, teams) { N = 5, Logits = [1, 2, Certain, 4, Out], K = 2 },
        [1, 2, 1, 4, Out],
        [4, 1, 3, 1]);

    [TheoryWithHostCompiler]
    [MemberData(nameof(Mappings))]
    public void More_certain_items_than_places_compete_on_equal_terms(int team, int items, int teams) => Shows(
        new RowLayer(ShowRow, team, items, teams) { N = 5, Logits = [Certain, 2, Certain, 4, Certain], K = 2 },
        [0, Out, 0, Out, 0],
        [0, 0, 3, 2]);

    [TheoryWithHostCompiler]
    [MemberData(nameof(Mappings))]
    public void A_kernel_that_keeps_certain_items_sees_them(int team, int items, int teams) => Shows(
        new RowLayer("static constexpr bool KeepsCertain = true;\n" + ShowRow, team, items, teams) { N = 5, Logits = [1, 2, Certain, 4, Out], K = 2 },
        [1, 2, Certain, 4, Out],
        [4, 1, 4, 2]);

    [TheoryWithHostCompiler]
    [MemberData(nameof(Mappings))]
    public void A_kernel_that_takes_settled_rows_sees_them(int team, int items, int teams) => Shows(
        new RowLayer("static constexpr bool TakesSettled = true;\n" + ShowRow, team, items, teams) { N = 3, Logits = [1, Out, 2, Out, Out, Out], K = 2 },
        [1, Out, 2, Out, Out, Out],
        [2, 1, 2, 2, Out, Certain, 0, 2]);

    [TheoryWithHostCompiler]
    [MemberData(nameof(Mappings))]
    public void A_row_with_a_NaN_has_nothing_else(int team, int items, int teams)
    {
        var layer = new RowLayer(ShowRow, team, items, teams) { N = 100, Logits = [.. Enumerable.Range(0, 200).Select(i => i == 170 ? float.NaN : i)] };
        foreach (var order in RowMappings.Orders)
        {
            var (output, _) = layer.Run("Forward", 200, order);
            Assert.DoesNotContain(output[..100], float.IsNaN);
            Assert.All(output[100..], value => Assert.Equal(float.NaN, value));
        }
    }

    [TheoryWithHostCompiler]
    [MemberData(nameof(Mappings))]
    public void Where_steps_leave_the_layer_certain_items_have_the_first_ones(int team, int items, int teams) => Shows(
        new RowLayer(ShowRow, team, items, teams) { N = 4, Logits = [Certain, 1, 2, Certain], K = 3, Steps = true },
        [1, 0, 0, 0, 0, 0, 0, 1, Out, 1, 2, Out],
        [2, 1, 2, 1]);

    [TheoryWithHostCompiler]
    [MemberData(nameof(Mappings))]
    public void A_settled_row_has_a_step_for_each_item_in_their_order(int team, int items, int teams)
    {
        // Items far apart: of several threads, and several of one.
        int[] chosen = [0, 2, 3, 40, 41, 99];
        var logits = Enumerable.Repeat(Out, 100).ToArray();
        var want = new float[800];
        for (var step = 0; step < chosen.Length; step++)
        {
            logits[chosen[step]] = step;
            want[step * 100 + chosen[step]] = 1;
        }

        Shows(new RowLayer(ShowRow, team, items, teams) { N = 100, Logits = logits, K = 8, Steps = true }, want, null);
    }

    [TheoryWithHostCompiler]
    [MemberData(nameof(Mappings))]
    public void A_further_input_is_minus_infinity_beyond_its_end_and_may_hold_no_NaN(int team, int items, int teams)
    {
        const string Kernel = $$"""
            static constexpr RowExtent SecondInput = RowExtent::Items;
            SUBSETGEN_DEVICE static void Forward(const Row<T>& row, const RowOutput<T>& output)
            {
                T largest = -Infinity<T>();
                #pragma unroll
                for (int i = 0; i < V::End(row.Length); i += V::Count)
                    largest = Max(largest, V::Load(row.Second, i));
                largest = V::MaxOf(largest);
                #pragma unroll
                for (int i = 0; i < V::End(row.Length); i += V::Count)
                    V::StorePartial(largest, output.First, i);
            }
            {{Backward}}
            """;
        Shows(
            new RowLayer(Kernel, team, items, teams) { N = 3, Logits = [1, 2, 3, 4, 5, 6], Second = [-9, -7, -8, 1, float.NaN, 2] },
            [-7, -7, -7, float.NaN, float.NaN, float.NaN],
            null);
    }

    [TheoryWithHostCompiler]
    [MemberData(nameof(Mappings))]
    public void What_arrives_for_several_samples_is_added_up(int team, int items, int teams)
    {
        const string Kernel = """
            SUBSETGEN_DEVICE static void Forward(const Row<T>&, const RowOutput<T>&) {}
            SUBSETGEN_DEVICE static void Backward(const Row<T>& row, const RowGradient<T>& gradient)
            {
                #pragma unroll
                for (int i = 0; i < V::End(row.Length); i += V::Count)
                    V::StorePartial(V::LoadPartial(gradient.First, i, T(0)), gradient.Logits, i);
            }
            """;
        var layer = new RowLayer(Kernel, team, items, teams) { N = 3, Logits = [1, 2, 3, 4, 5, 6], Samples = 3, Arriving = [1, 2, 3, 10, 20, 30, 100, 200, 300, 4, 5, 6, 40, 50, 60, 400, 500, 600] };
        foreach (var order in RowMappings.Orders)
            Assert.Equal([111, 222, 333, 444, 555, 666], layer.Run("Backward", 6, order, offset: 1).Output);
    }

    private static void Shows(RowLayer layer, float[] output, float[]? saved)
    {
        foreach (var order in RowMappings.Orders)
            for (var offset = 0; offset < 2; offset++)
            {
                var shown = layer.Run("Forward", output.Length, order, offset);
                Assert.Equal(output, shown.Output);
                if (saved is not null)
                    Assert.Equal(saved, shown.Saved);
            }
    }
}
