using Finsam.Participants.V1;

namespace Finsam.Participants.PeriodRegisters;

/// <summary>Kinds of insats as the database writes them.</summary>
internal static class InsatsKinds
{
    /// <summary>The word of a kind that has been checked.</summary>
    public static string Write(InsatsKind kind) => kind switch
    {
        InsatsKind.Individual => "individual",
        InsatsKind.Volume => "volume",
        InsatsKind.Structural => "structural",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No kind of insats."),
    };

    /// <summary>The kind that a word names.</summary>
    public static InsatsKind Read(string word) => word switch
    {
        "individual" => InsatsKind.Individual,
        "volume" => InsatsKind.Volume,
        _ => InsatsKind.Structural,
    };
}
