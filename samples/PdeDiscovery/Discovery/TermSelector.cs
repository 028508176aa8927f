using SubsetGen.PdeDiscovery.Library;

namespace SubsetGen.PdeDiscovery.Discovery;

/// <summary>
/// Draws three of the candidate terms, exactly from the distribution over 3-subsets that the logits define; backward is the
/// vector-Jacobian product of that distribution's marginals. Together that is SIMPLE.
/// </summary>
[KSubsetLayer(TermLibrary.ChosenTerms, SubsetMethod.Marginals, Sample = SubsetSample.Exact, Precision = SubsetPrecision.Double)]
internal sealed partial class TermSelector;
