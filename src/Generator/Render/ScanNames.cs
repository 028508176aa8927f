using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Render;

/// <summary>
/// What the cells of a scan are called in emitted code, and where they are: a set of cells a state, then as many sets again
/// for the tangents. With one state the names carry no number.
/// </summary>
internal sealed class ScanNames
{
    private readonly ScanGroup group;

    public ScanNames(ScanGroup group)
    {
        this.group = group;
        Transitions = group.Scan.Transitions.ToList();
        States = Enumerable.Range(0, group.Scan.States).ToList();
    }

    public IReadOnlyList<Transition> Transitions { get; }

    public IReadOnlyList<int> States { get; }

    /// <summary>The coefficient row of a transition.</summary>
    public string Coefficient(int transition) => group.Coefficients[transition].Name;

    /// <summary>A state's cells: inside (a) or adjoint (b), or how they move along the directions.</summary>
    public string Cells(string cells, int state, bool along = false) => $"{cells}{Number(state)}{(along ? "Dot" : string.Empty)}";

    /// <summary>A cell from which a transition comes, in the cells before an item.</summary>
    public string From(string cells, Transition transition, bool along = false) =>
        Cells(cells, transition.From, along) + (transition.Advance == 0 ? string.Empty : "Before");

    /// <summary>A cell to which a transition leads, in the cells after an item.</summary>
    public string To(string cells, Transition transition, bool along = false) =>
        Cells(cells, transition.To, along) + (transition.Advance == 0 ? string.Empty : "After");

    /// <summary>Where an index into a state's cells is in a row of cells with all sets.</summary>
    public string At(string distance, string index, int state, bool along = false)
    {
        var set = state + (along ? States.Count : 0);
        var start = set == 1 ? distance : $"{set.ToString(CultureInfo.InvariantCulture)} * {distance}";
        return (set, index) switch
        {
            (0, _) => index,
            (_, "0") => start,
            (1, _) => $"{start} + {index}",
            _ => $"({start}) + {index}",
        };
    }

    /// <summary>States whose cells are read one count lower by what follows them.</summary>
    public bool IsAdvancedFrom(int state) => Transitions.Any(t => t.From == state && t.Advance > 0);

    /// <summary>States whose cells are reached one count higher.</summary>
    public bool IsAdvancedInto(int state) => Transitions.Any(t => t.To == state && t.Advance > 0);

    /// <summary>The step as a formula, for comments.</summary>
    public string Recursion() => string.Join(", ", States.Select(state =>
        $"a{Number(state)}'[j] = " + string.Join(" + ", Into(state).Select(way =>
            $"{Coefficient(way.Index)} a{Number(way.Transition.From)}[{Shifted("j", -way.Transition.Advance)}]"))));

    /// <summary>The transitions into a state, with the index of their coefficients.</summary>
    public IEnumerable<(Transition Transition, int Index)> Into(int state) =>
        Transitions.Select((transition, index) => (transition, index)).Where(way => way.transition.To == state);

    /// <summary>The transitions out of a state, with the index of their coefficients.</summary>
    public IEnumerable<(Transition Transition, int Index)> OutOf(int state) =>
        Transitions.Select((transition, index) => (transition, index)).Where(way => way.transition.From == state);

    /// <summary>The head of the loop over the cells.</summary>
    public string EachCell(Target target) =>
        target.For("j", target.LaneCount, $"j < {target.LaneCount} + width", $"j += {target.LaneCount}");

    public static string Shifted(string index, int by) => by switch
    {
        0 => index,
        > 0 => $"{index} + {by}",
        _ => $"{index} - {-by}",
    };

    private string Number(int state) => States.Count == 1 ? string.Empty : state.ToString(CultureInfo.InvariantCulture);
}
