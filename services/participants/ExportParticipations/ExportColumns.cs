using System.Globalization;
using Finsam.Participants.Domain;
using Finsam.Participants.ImportParticipations;

namespace Finsam.Participants.ExportParticipations;

/// <summary>The columns of an export: those of an import (<see cref="ImportColumns"/>), written as an import reads them.</summary>
internal static class ExportColumns
{
    /// <summary>The random id that tells persons apart where they are not named; an import passes the column over.</summary>
    public const string Individual = "individual";

    private static readonly Dictionary<string, Func<ExportedParticipation, string?>> Values = new(StringComparer.Ordinal)
    {
        ["insats"] = row => row.Registered.Insats,
        ["participation"] = row => row.Registered.Participation,
        ["person"] = row => row.Person is { Kind: PersonIdentifier.Key } person ? person.Value : "",
        ["registration"] = row => row.Registered.Registration,
        ["gender"] = row => row.Registered.Gender,
        ["birth_year"] = row => row.Registered.BirthYear?.ToString(CultureInfo.InvariantCulture),
        ["municipality"] = row => row.Registered.Municipality,
        ["education"] = row => row.Registered.Education,
        ["public_support_years"] = row => row.Registered.PublicSupportYears?.ToString(CultureInfo.InvariantCulture),
        ["support_before"] = row => Join(row.Registered.SupportBefore),
        ["referrer"] = row => row.Registered.Referrer,
        ["enrolled_on"] = row => Days.Write(row.Registered.EnrolledOn),
        ["closed_on"] = row => Days.Write(row.Registered.ClosedOn),
        ["closure_reason"] = row => row.Registered.ClosureReason,
        ["closure_outcome"] = row => row.Registered.ClosureOutcome,
        ["support_after"] = row => Join(row.Registered.SupportAfter),
        ["goal_met"] = row => Flag(row.Registered.GoalMet),
        ["plan_at_closure"] = row => Flag(row.Registered.PlanAtClosure),
        ["followup_12m"] = row => row.Registered.Followup12m,
        [ImportColumns.PersonNumber] = row => row.Person is { Kind: not PersonIdentifier.Key } person ? person.Value : "",
        ["consent_kind"] = row => row.Registered.ConsentKind,
        ["consent_on"] = row => Days.Write(row.Registered.ConsentOn),
        ["legal_ground"] = row => row.Registered.LegalGround,
        ["occupation_before"] = row => Join(row.Registered.OccupationBefore),
        ["occupation_after"] = row => Join(row.Registered.OccupationAfter),
        [Individual] = row => row.Individual?.ToString("N"),
    };

    /// <summary>The columns of a file, in order. Protected identity is never kept, so there is nothing to write of it.</summary>
    /// <param name="withPersons">Whether persons are named.</param>
    public static IReadOnlyList<string> Of(bool withPersons) =>
        [.. ImportColumns.All.Where(column => column != ImportColumns.ProtectedIdentity), .. withPersons ? Array.Empty<string>() : [Individual]];

    /// <summary>What a row has in a column.</summary>
    public static string Value(string column, ExportedParticipation row) => Values[column](row) ?? "";

    private static string Join(string[] codes) => string.Join('|', codes);

    private static string? Flag(bool? value) => value switch { true => "true", false => "false", null => null };
}
