using System.Diagnostics;
using Spectre.Console;

namespace SubsetGen.Benchmarks.Commands;

/// <summary>
/// A progress bar on the error stream while a case is measured. It is gone between cases, so that the lines on the output
/// stream stay whole where both are one terminal; where the error stream is not a terminal it shows nothing.
/// </summary>
internal sealed class MeasurementProgress
{
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromMilliseconds(200);

    private readonly IAnsiConsole _console =
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    /// <summary>Measures under a bar that shows the case and how many of all are done.</summary>
    /// <param name="name">The case.</param>
    /// <param name="done">How many cases were measured before.</param>
    /// <param name="total">How many there are.</param>
    /// <param name="measure">Measures; it reports the share of its own work from 0 to 1.</param>
    public T Show<T>(string name, int done, int total, Func<Action<double>, T> measure)
    {
        if (Console.IsErrorRedirected)
            return measure(_ => { });
        return _console.Progress()
            .AutoClear(true)
            .AutoRefresh(false) // a second thread that draws would take its time from what is measured
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .Start(context =>
            {
                var task = context.AddTask(Markup.Escape(name), maxValue: total);
                task.Value = done;
                context.Refresh();
                var shown = Stopwatch.StartNew();
                return measure(share =>
                {
                    task.Value = done + Math.Min(share, 1);
                    if (shown.Elapsed < RefreshInterval)
                        return;
                    context.Refresh();
                    shown.Restart();
                });
            });
    }
}
