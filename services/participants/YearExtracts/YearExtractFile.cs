using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Finsam.Participants.V1;

namespace Finsam.Participants.YearExtracts;

/// <summary>An extract as a file: semicolons, a header row, a row per insats; what is withheld is empty and marked.</summary>
internal static class YearExtractFile
{
    private static readonly string[] Columns =
    [
        "year", "insats", "name", "direction", "kind", "work_oriented", "esf", "participants", "women", "men", "others", "withheld",
    ];

    /// <summary>Writes the file.</summary>
    public static string Write(int year, IEnumerable<YearExtractInsats> insatser)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = ";", NewLine = "\n" }))
        {
            Add(csv, Columns);
            foreach (var insats in insatser)
            {
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
                ]);
            }
        }

        return text.ToString();
    }

    private static string Flag(bool flag) => flag ? "true" : "false";

    private static void Add(CsvWriter csv, IEnumerable<string> fields)
    {
        foreach (var field in fields)
        {
            csv.WriteField(field);
        }

        csv.NextRecord();
    }
}
