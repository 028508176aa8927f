namespace SubsetGen.Benchmarks.Serve;

/// <summary>What another program can ask to be measured.</summary>
internal enum ServedMethod
{
    /// <summary>Sigmoid top-k at temperature 1.</summary>
    SigmoidTopK,

    /// <summary>Successive softmax at temperature 1.</summary>
    SuccessiveSoftmax,

    /// <summary>Successive softmax at temperature 0.1.</summary>
    ColdSuccessiveSoftmax,

    /// <summary>The marginals of the k-subset distribution.</summary>
    Marginals,

    /// <summary>The first k rows of NeuralSort's relaxed permutation at temperature 1.</summary>
    NeuralSort,

    /// <summary>A hard top-k; forward alone.</summary>
    TopK,

    /// <summary>An exact draw from the k-subset distribution; forward alone.</summary>
    ExactSample,

    /// <summary>The log probability of given subsets under the k-subset distribution, a number a row.</summary>
    LogProbability,
}
