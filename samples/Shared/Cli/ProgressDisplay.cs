using System.Diagnostics;
using Spectre.Console;

namespace SubsetGen.Samples.Cli;

/// <summary>Progress bars on a terminal; elsewhere one line for each stage that has ended.</summary>
internal static class ProgressDisplay
{
    private static readonly TimeSpan Redrawing = TimeSpan.FromMilliseconds(100);

    /// <summary>Runs work that reports its progress.</summary>
    /// <param name="console">Where to show it.</param>
    /// <param name="work">The work.</param>
    /// <param name="onOwnThread">
    /// Whether a thread of its own redraws the bars, all the time. If not, the work's own thread does so, when it reports a step.
    /// </param>
    public static T Show<T>(IAnsiConsole console, Func<IProgressDisplay, T> work, bool onOwnThread = true)
    {
        if (!console.Profile.Capabilities.Interactive || !console.Profile.Capabilities.Ansi)
            return work(new Lines(console));
        return console.Progress()
            .AutoRefresh(onOwnThread)
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(),
                new PercentageColumn(), new ElapsedTimeColumn())
            .Start(context => work(new Bars(context, onOwnThread)));
    }

    private sealed class Bars(ProgressContext context, bool onOwnThread) : IProgressDisplay
    {
        private long redrawn;

        public T Stage<T>(string name, int steps, Func<Action<int>, T> work)
        {
            var task = context.AddTask(Markup.Escape(name), maxValue: steps);
            var result = work(done =>
            {
                task.Value = done;
                if (!onOwnThread && Stopwatch.GetElapsedTime(redrawn) >= Redrawing)
                    Redraw();
            });
            task.Value = steps;
            Redraw();
            return result;
        }

        private void Redraw()
        {
            context.Refresh();
            redrawn = Stopwatch.GetTimestamp();
        }
    }

    private sealed class Lines(IAnsiConsole console) : IProgressDisplay
    {
        public T Stage<T>(string name, int steps, Func<Action<int>, T> work)
        {
            var start = Stopwatch.GetTimestamp();
            var result = work(_ => { });
            console.WriteLine($"{name}: {Numbers.Format(Stopwatch.GetElapsedTime(start).TotalSeconds, "0.0")} s");
            return result;
        }
    }
}
