namespace SubsetGen;

/// <summary>The relaxed subset behind a layer. Each maps a row of logits to values that sum to k.</summary>
public enum SubsetMethod
{
    /// <summary>
    /// k softmaxes in a row, each taken out of the next (Plötz and Roth 2018; Xie and Ermon 2019). O(nk). Values may exceed
    /// 1, and for temperatures below 1 their order may differ from that of the logits.
    /// </summary>
    SuccessiveSoftmax,

    /// <summary>sigmoid(x/t + c) with c such that the row sums to k; keeps the order of the logits. O(n) a root step.</summary>
    SigmoidTopK,

    /// <summary>
    /// clip(x/t + c, 0, 1) with c such that the row sums to k: the Euclidean projection of x/t onto the capped simplex. O(n) a
    /// root step, without exponentials. Values are exactly 0 and 1 away from the threshold, where the gradient is 0 as well;
    /// so is it at the two kinks.
    /// </summary>
    EuclideanTopK,

    /// <summary>
    /// min(1, exp(x/t + c)) with c such that the row sums to k: a softmax times k whose largest items are capped at 1, where
    /// their gradient is 0. A softmax for k = 1. O(n) a root step.
    /// </summary>
    CategoricalEntropyTopK,

    /// <summary>
    /// F(x/t + c) with F the distribution function of the Laplace law (exp(v)/2 below 0, 1 - exp(-v)/2 above) and c such that
    /// the row sums to k (LapSum). O(n) a root step.
    /// </summary>
    LaplaceTopK,

    /// <summary>
    /// The SOFT top-k operator (Xie et al. 2020), converged: entropic optimal transport of the items to two anchors at squared
    /// cost. It is sigmoid(2 x/e + c) with c such that the row sums to k, where the layer's temperature is the regulariser e of
    /// the transport; so it is <see cref="SigmoidTopK"/> at half the temperature. The published code divides the cost by its
    /// largest entry: multiply e by it. O(n) a root step.
    /// </summary>
    SoftTopK,

    /// <summary>
    /// r(x/t + c) with c such that the row sums to k and an increasing r of your own: a static method of the class, named by
    /// <see cref="KSubsetLayerAttribute.Response"/>. O(n) a root step.
    /// </summary>
    Custom,

    /// <summary>
    /// The exact marginals of the distribution over k-subsets whose probability is proportional to
    /// exp(sum of the chosen x/t). O(nk).
    /// </summary>
    Marginals,

    /// <summary>
    /// The exact marginals, of items and of pairs of neighbours, of the distribution over k-subsets whose probability is
    /// proportional to exp((sum of the chosen x + sum of w over neighbours that are both chosen) / t): a chain in which
    /// neighbours attract (w &gt; 0) or repel each other (Paulus et al. 2020). The layer takes logits <c>[..., n]</c> and pair
    /// logits <c>[..., n - 1]</c>, and yields a subset and a pair subset of the same shapes. O(nk).
    /// </summary>
    CorrelatedMarginals,

    /// <summary>
    /// The sum of the first k rows of the relaxed permutation matrix of NeuralSort (Grover et al. 2019): row j is a softmax
    /// whose largest entry is the j-th largest logit. O(n + k r), r the places near one that have weight. Values may exceed 1,
    /// since the columns of that matrix need not sum to 1; equal logits have equal values; the Jacobian is not symmetric.
    /// n (largest - smallest logit) / t must be a finite number of the layer's precision.
    /// </summary>
    NeuralSort,
}
