namespace Finsam.Cli.Output;

/// <summary>Plain lines, one a step when it has ended: for logs and pipes.</summary>
internal sealed class PlainDisplay(TextWriter output, TextWriter errors) : IDisplay
{
    private const int NameWidth = 44;

    public void Line(string text) => output.WriteLine(text);

    public void Warning(string text) => errors.WriteLine(text);

    public void Table(IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var widths = headings.Select((heading, i) => rows.Select(row => row[i].Length).Append(heading.Length).Max()).ToArray();
        foreach (var row in rows.Prepend(headings))
        {
            output.WriteLine("  " + string.Join("  ", row.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd());
        }
    }

    public async Task<T> StepAsync<T>(string name, string unit, Func<StepProgress, Task<T>> work)
    {
        var progress = new StepProgress(unit);
        var result = await work(progress);
        progress.End();
        var parts = new[] { progress.Counts, progress.Result }.Where(part => part.Length > 0);
        output.WriteLine($"{name.PadRight(NameWidth)} {Swedish.Seconds(progress.Elapsed),8}   {string.Join("; ", parts)}".TrimEnd());
        return result;
    }
}
