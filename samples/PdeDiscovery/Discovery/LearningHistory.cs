namespace SubsetGen.PdeDiscovery.Discovery;

/// <summary>The course of the learning, thinned so that it stays small however long it takes.</summary>
internal sealed class LearningHistory
{
    private const int MaxEntries = 1000;

    private readonly int stride;
    private int seen;
    private double loss;

    /// <summary>Makes room.</summary>
    /// <param name="iterations">How many there will be; sets how many share an entry.</param>
    public LearningHistory(int iterations)
    {
        Total = iterations;
        stride = (iterations + MaxEntries - 1) / MaxEntries;
    }

    /// <summary>How many iterations there are in all.</summary>
    public int Total { get; }

    /// <summary>The first iteration of each entry, counting from 0.</summary>
    public List<int> Iterations { get; } = [];

    /// <summary>Inclusion probability of every term before that iteration.</summary>
    public List<double[]> Marginals { get; } = [];

    /// <summary>Relative error of the sampled subsets, the mean over the iterations of the entry.</summary>
    public List<double> Losses { get; } = [];

    /// <summary>Takes one iteration in.</summary>
    /// <param name="marginals">Inclusion probabilities before it.</param>
    /// <param name="meanLoss">Mean relative error of its samples.</param>
    public void Add(double[] marginals, double meanLoss)
    {
        var place = seen % stride;
        if (place == 0)
        {
            Iterations.Add(seen);
            Marginals.Add(marginals);
            Losses.Add(0);
            loss = 0;
        }

        loss += meanLoss;
        Losses[^1] = loss / (place + 1);
        seen++;
    }
}
