using SubsetGen.PdeDiscovery.Library;

namespace SubsetGen.PdeDiscovery.Discovery;

/// <summary>The probability of each candidate term under the distribution that <see cref="TermSelector"/> draws from.</summary>
[KSubsetLayer(TermLibrary.ChosenTerms, SubsetMethod.Marginals, Precision = SubsetPrecision.Double)]
internal sealed partial class TermMarginals;
