using SubsetGen.Generator.Ir;

namespace SubsetGen.Generator.Render;

/// <summary>
/// Writes the stores of a scan's cells. Where no band leaves out the far cells, those near the smallest number become zero:
/// they add nothing, and arithmetic on what would follow, denormal numbers, is slow on many machines.
/// </summary>
internal sealed class NegligibleCells
{
    private readonly SourceWriter writer;
    private readonly Target target;
    private readonly bool cuts;

    public NegligibleCells(SourceWriter writer, Target target, ScanSpec scan, Semiring semiring)
    {
        this.writer = writer;
        this.target = target;
        cuts = !scan.IsBanded && semiring.IsOrdinary;
    }

    /// <param name="value">The cells.</param>
    /// <param name="name">What to call them.</param>
    /// <param name="state">Their state.</param>
    /// <param name="along">Whether they are tangents; those of cells that became zero become zero too.</param>
    /// <param name="place">Where they go.</param>
    public void Store(string value, string name, int state, bool along, string place)
    {
        if (!cuts)
        {
            writer.Line(target.Lane("Store", value, place) + ";");
            return;
        }

        if (!along)
        {
            writer.Line(target.Let($"{name}{state}", value));
            writer.Line(target.Let($"isNothing{state}", target.Lane("Less", $"{name}{state}", target.Literal(target.Element.Negligible))));
            value = $"{name}{state}";
        }

        writer.Line(target.Lane("Store", target.Lane("Select", $"isNothing{state}", target.Zero, value), place) + ";");
    }
}
