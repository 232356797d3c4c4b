using Finsam.Reporting.Domain;
using Finsam.Reporting.Layouts;

namespace Finsam.Reporting.Rendering.Origins;

/// <summary>Whom a participant table counts, in words.</summary>
internal static class ParticipantsOrigin
{
    private static readonly Dictionary<string, string> Genders = new()
    {
        ["woman"] = "kvinnor", ["man"] = "män", ["other"] = "annat kön", ["unknown"] = "okänt kön",
    };

    private static readonly Dictionary<string, string> Registrations = new()
    {
        ["named"] = "med personuppgifter", ["anonymous"] = "anonyma", ["volume"] = "i antal",
    };

    private static readonly Dictionary<string, string> Populations = new()
    {
        ["closed"] = "som avslutades under perioden", ["new"] = "som skrevs in under perioden",
    };

    /// <summary>Tells of the table and its rows.</summary>
    public static TableOrigin Of(ParticipantsLayout layout, ReportPeriod period, Edition edition)
    {
        var rows = layout.Rows.ToDictionary(row => row.Label);
        return new TableOrigin(
            [
                $"Räknad ur {EditionInPrint.UpTo(edition, SourceMark.Participants)}: tabellen {layout.Of}, "
                    + $"{layout.From ?? period.From:yyyy-MM-dd} – {layout.To ?? period.To:yyyy-MM-dd}.",
                .. Narrowing(layout) is { Length: > 0 } narrowing ? [$"Bara {narrowing}."] : Array.Empty<string>(),
            ],
            [],
            label => rows.TryGetValue(label, out var row) ? new RowOrigin(Row(row)) : RowOrigin.None);
    }

    private static string Narrowing(ParticipantsLayout layout)
    {
        string?[] parts =
        [
            layout.Insatser is { } insatser ? $"insatserna {string.Join(", ", insatser)}" : null,
            layout.Gender is { } gender ? Genders.GetValueOrDefault(gender, gender) : null,
            layout.Ages is { Length: > 0 } ages ? $"åldern {ages.Replace('-', '–')}" : null,
            layout.Registration is { } registration
                ? $"registrerade {string.Join(" eller ", registration.Select(kind => Registrations.GetValueOrDefault(kind, kind)))}" : null,
            Populations.GetValueOrDefault(layout.Population),
            layout.Reasons is { } reasons ? $"avslutsorsak {string.Join(", ", reasons)}" : null,
            layout.GoalMet switch { true => "de med uppfyllt mål", false => "de utan uppfyllt mål", null => null },
        ];
        return string.Join(", ", parts.OfType<string>());
    }

    private static string Row(ParticipantsLayoutRow row) => row switch
    {
        { Values: { } values } => $"Koder: {string.Join(", ", values)}",
        { From: { } from, To: { } to } => $"Från {SwedishNumber.Format(from)} till under {SwedishNumber.Format(to)}",
        { From: { } from } => $"Från {SwedishNumber.Format(from)}",
        { To: { } to } => $"Under {SwedishNumber.Format(to)}",
        _ => "",
    };
}
