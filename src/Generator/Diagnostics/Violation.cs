namespace SubsetGen.Generator.Diagnostics;

/// <summary>One break of a rule.</summary>
/// <param name="Place">What to point at.</param>
/// <param name="Words">What goes into the rule's message; numbers are text already, so that no culture touches them.</param>
internal readonly record struct Violation(Place Place, params string[] Words);
