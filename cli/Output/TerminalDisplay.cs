using Spectre.Console;

namespace Finsam.Cli.Output;

/// <summary>Progress bars in a terminal.</summary>
internal sealed class TerminalDisplay(IAnsiConsole console, TextWriter errors) : IDisplay
{
    private const int BarWidth = 24;

    public void Line(string text) => console.WriteLine(text);

    public void Warning(string text) => errors.WriteLine(text);

    public void Table(IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns([.. headings.Select(heading => new TableColumn(Markup.Escape(heading)))]);
        foreach (var row in rows)
        {
            table.AddRow([.. row.Select(Markup.Escape)]);
        }

        console.Write(table);
    }

    public async Task<T> StepAsync<T>(string name, string unit, Func<StepProgress, Task<T>> work)
    {
        // One bar at a time: a finished one stays on the screen as its line.
        var bars = console.Progress().AutoClear(false).HideCompleted(false)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = BarWidth }, new SpinnerColumn());
        return await bars.StartAsync(async context =>
        {
            var bar = context.AddTask(Describe(name, ""), maxValue: 1);
            bar.IsIndeterminate = true;
            var progress = new StepProgress(unit)
            {
                Changed = now =>
                {
                    bar.IsIndeterminate = now.Total == 0;
                    bar.MaxValue = Math.Max(1, now.Total);
                    bar.Value = now.Done;
                    bar.Description = Describe(name, now.Counts);
                },
            };
            var result = await work(progress);
            progress.End();
            var parts = new[] { progress.Counts, progress.Result, Swedish.Seconds(progress.Elapsed) }.Where(part => part.Length > 0);
            bar.IsIndeterminate = false;
            bar.Value = bar.MaxValue;
            bar.Description = Describe(name, string.Join("; ", parts));
            return result;
        });
    }

    private static string Describe(string name, string counts) =>
        counts.Length == 0 ? Markup.Escape(name) : $"{Markup.Escape(name)} [grey]{Markup.Escape(counts)}[/]";
}
