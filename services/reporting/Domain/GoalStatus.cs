namespace Finsam.Reporting.Domain;

/// <summary>How far a goal was reached: the word in the contract and the composed document, and the one in print.</summary>
internal static class GoalStatus
{
    private static readonly Dictionary<string, string> Words = new()
    {
        ["met"] = "uppfyllt",
        ["partly"] = "delvis uppfyllt",
        ["not_met"] = "inte uppfyllt",
    };

    /// <summary>The words that a goal's status may be.</summary>
    public static IReadOnlyCollection<string> All => Words.Keys;

    /// <summary>The Swedish word for a status; any other word as it is.</summary>
    public static string InPrint(string status) => Words.GetValueOrDefault(status, status);
}
