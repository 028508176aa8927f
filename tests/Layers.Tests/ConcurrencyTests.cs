using SubsetGen.Layers.Tests.Layers;
using SubsetGen.Layers.Tests.Surface;
using Xunit;

namespace SubsetGen.Layers.Tests;

/// <summary>One layer, many callers at once.</summary>
public sealed class ConcurrencyTests
{
    private const int Callers = 8;
    private const int Rounds = 12;

    public static TheoryData<SubsetMethod> Methods => DoubleLayers.Methods;

    [Theory, MemberData(nameof(Methods))]
    public void Callers_with_tapes_of_their_own_do_not_disturb_each_other(SubsetMethod method)
    {
        var layer = DoubleLayers.Of(method);
        var problems = Enumerable.Range(0, Callers * Rounds)
            .Select(i => (N: 20 + (37 * i % 300), Rows: 1 + (i % 90)))
            .Select((s, i) => (Logits: Draws.Normal(s.N * s.Rows, i), Weights: Draws.Normal(s.N * s.Rows, 10_000 + i), s.N)).ToArray();
        var expected = problems.Select(p => layer.Run(p.Logits, p.Weights, p.N)).ToArray();

        AtOnce(caller =>
        {
            for (var round = 0; round < Rounds; round++)
            {
                var i = (round * Callers) + caller;
                var (subset, gradient) = layer.Run(problems[i].Logits, problems[i].Weights, problems[i].N);
                Assert.Equal(expected[i].Subset, subset);
                Assert.Equal(expected[i].Gradient, gradient);
            }
        });
    }

    [Fact]
    public void Calls_at_once_draw_what_the_same_number_of_calls_in_a_row_draws()
    {
        var logits = Draws.Normal(50, 277);
        var (one, many) = (RandomLayers.Of(nameof(NoisySigmoid), 11), RandomLayers.Of(nameof(NoisySigmoid), 11));
        var inARow = Enumerable.Range(0, Callers * Rounds).Select(_ => one.Subset(logits, 50)[0]).Order().ToArray();

        var atOnce = new double[Callers * Rounds];
        AtOnce(caller =>
        {
            for (var round = 0; round < Rounds; round++)
                atOnce[(round * Callers) + caller] = many.Subset(logits, 50)[0];
        });

        Assert.Equal(inARow, atOnce.Order());
        Assert.Equal(inARow.Length, inARow.Distinct().Count());
    }

    private static void AtOnce(Action<int> work)
    {
        using var start = new Barrier(Callers);
        var failures = new List<Exception>();
        var threads = Enumerable.Range(0, Callers).Select(caller => new Thread(() =>
        {
            try
            {
                start.SignalAndWait();
                work(caller);
            }
            catch (Exception exception)
            {
                lock (failures)
                    failures.Add(exception);
            }
        })).ToArray();
        foreach (var thread in threads)
            thread.Start();
        foreach (var thread in threads)
            thread.Join();
        Assert.Empty(failures);
    }
}
