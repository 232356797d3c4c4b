namespace Finsam.Cli.Cases;

/// <summary>What is wrong in a file of a case folder.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">One-based line; 0 when it concerns the file as a whole.</param>
/// <param name="Field">Path, column or record field; empty when none.</param>
/// <param name="Message">What was wrong, in Swedish.</param>
/// <param name="Accepted">What is accepted instead; empty where the message says it.</param>
internal sealed record CaseProblem(string File, int Line, string Field, string Message, string Accepted = "")
{
    /// <summary><c>file:line: field: message (godtas: accepted)</c>, as compilers print it, so that editors can jump to it.</summary>
    public override string ToString()
    {
        var where = Line > 0 ? $"{File}:{Line}: " : $"{File}: ";
        var field = Field.Length > 0 ? $"{Field}: " : "";
        var accepted = Accepted.Length > 0 ? $" (godtas: {Accepted})" : "";
        return $"{where}{field}{Message}{accepted}";
    }
}
