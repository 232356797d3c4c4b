using Finsam.Cli.Output;

namespace Finsam.EndToEnd.Tests;

/// <summary>Keeps what a command would have shown.</summary>
internal sealed class RecordingDisplay : IDisplay
{
    public List<string> Lines { get; } = [];

    public List<string> Warnings { get; } = [];

    public void Line(string text) => Lines.Add(text);

    public void Warning(string text) => Warnings.Add(text);

    public void Table(IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<string>> rows) =>
        Lines.AddRange(rows.Select(row => string.Join(" | ", row)));

    public async Task<T> StepAsync<T>(string name, string unit, Func<StepProgress, Task<T>> work)
    {
        var result = await work(new StepProgress(unit));
        Lines.Add(name);
        return result;
    }
}
