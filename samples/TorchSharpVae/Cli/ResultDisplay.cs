using Spectre.Console;
using SubsetGen.TorchSharpVae.Training;

namespace SubsetGen.TorchSharpVae.Cli;

/// <summary>The results as text.</summary>
internal static class ResultDisplay
{
    /// <summary>Writes the table of estimators.</summary>
    public static void Show(IAnsiConsole console, IReadOnlyList<TrainingResult> results)
    {
        var rows = ResultRows.Of(results);
        var table = new Table { Border = TableBorder.Rounded };
        foreach (var (at, column) in ResultRows.Columns.Index())
            table.AddColumn(new TableColumn(new Text(column)) { Alignment = at == 0 ? Justify.Left : Justify.Right });
        foreach (var row in rows)
            table.AddRow(row.Select(cell => new Text(cell)));
        console.WriteLine();
        console.Write(table);
    }

    /// <summary>The last line: the ELBO on held-out images after the last epoch, best first.</summary>
    public static string LastLine(IReadOnlyList<TrainingResult> results)
    {
        var ranked = results.OrderByDescending(r => r.Last.HeldOut.Value)
            .Select(r => $"{r.Estimator.Title} {Numbers.Format(r.Last.HeldOut.Value, "0.00")}");
        var epochs = results[0].Epochs.Count;
        return $"ELBO on held-out images after {epochs} epoch{(epochs == 1 ? "" : "s")}: {string.Join(", ", ranked)}";
    }
}
