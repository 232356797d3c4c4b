namespace Finsam.Cli.Output;

/// <summary>Where a command tells the user what it does.</summary>
internal interface IDisplay
{
    /// <summary>Prints a line.</summary>
    void Line(string text);

    /// <summary>Prints a line on the error stream.</summary>
    void Warning(string text);

    /// <summary>Prints rows with aligned columns.</summary>
    void Table(IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<string>> rows);

    /// <summary>Does a step and shows how far it has come, then how many units it did, how fast and in what time.</summary>
    Task<T> StepAsync<T>(string name, string unit, Func<StepProgress, Task<T>> work);
}
