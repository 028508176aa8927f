using System.Collections.Generic;
using System.Linq;
using SubsetGen.Generator.Model;

namespace SubsetGen.Generator.Ir;

/// <summary>
/// One way an item can move the carried cells: from cell j of one state to cell j + <paramref name="Advance"/> of another,
/// times the item's coefficient.
/// </summary>
internal sealed record Transition(int From, int To, int Advance);

/// <summary>
/// A linear dynamic programme over the items. The cells a[state, j] start as 1 at state 0, j = 0; each item maps them by
/// the transitions; the value is the sum over states of cell k after the last item.
/// </summary>
/// <param name="Transitions">One for each coefficient row.</param>
internal sealed record ScanSpec(EquatableArray<Transition> Transitions)
{
    /// <summary>
    /// Leave the count or advance it by one: the Poisson-binomial recursion when the coefficients are q = 1 - p and p.
    /// </summary>
    public static ScanSpec Count { get; } = new(new EquatableArray<Transition>([new(0, 0, 0), new(0, 0, 1)]));

    public int States => 1 + Transitions.Max(t => t.To);

    public string Text(IReadOnlyList<string> arguments) =>
        string.Join(" + ", Transitions.Select((t, index) =>
            $"{arguments[index]} a[{(t.Advance == 0 ? "j" : $"j-{t.Advance}")}]")) + $"; j = {arguments[Transitions.Count]}";
}
