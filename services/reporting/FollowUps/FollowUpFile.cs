using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Finsam.Participants.V1;
using Finsam.Reporting.V1;

namespace Finsam.Reporting.FollowUps;

/// <summary>A year as a file: semicolons, a header row, a row per insats; what is withheld is empty and marked, money is in kronor.</summary>
internal static class FollowUpFile
{
    private static readonly string[] Columns =
    [
        "year", "insats", "name", "direction", "kind", "work_oriented", "esf", "participants", "women", "men", "others", "withheld", "project",
        "budget", "outcome",
    ];

    /// <summary>Writes the file.</summary>
    public static string Write(int year, IEnumerable<FollowUpInsats> insatser)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = ";", NewLine = "\n" }))
        {
            Add(csv, Columns);
            foreach (var row in insatser)
            {
                var insats = row.Insats;
                Figure[] counts = [insats.Participants.All, insats.Participants.Women, insats.Participants.Men, insats.Participants.Others];
                Add(csv,
                [
                    year.ToString(CultureInfo.InvariantCulture),
                    insats.Insats,
                    insats.Name,
                    insats.Direction,
                    insats.Kind.ToString().ToLowerInvariant(),
                    Flag(insats.WorkOriented),
                    Flag(insats.Esf),
                    .. counts.Select(count => count.HasCount ? count.Count.ToString(CultureInfo.InvariantCulture) : ""),
                    Flag(counts.Any(count => count.Suppressed)),
                    row.Project,
                    row.HasBudgetOre ? Kronor(row.BudgetOre) : "",
                    row.HasOutcomeOre ? Kronor(row.OutcomeOre) : "",
                ]);
            }
        }

        return text.ToString();
    }

    private static string Flag(bool flag) => flag ? "true" : "false";

    private static string Kronor(long ore) => (ore / 100m).ToString("F2", CultureInfo.InvariantCulture);

    private static void Add(CsvWriter csv, IEnumerable<string> fields)
    {
        foreach (var field in fields)
        {
            csv.WriteField(field);
        }

        csv.NextRecord();
    }
}
