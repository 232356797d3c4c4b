using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Finsam.Participants.Domain;
using Finsam.Refusals;

namespace Finsam.Participants.ImportParticipations;

/// <summary>Reads a file of participations: UTF-8 with or without a byte order mark, semicolons, a header row.</summary>
internal static class ParticipationsFile
{
    private static readonly Refusal BadQuote = new(
        ParticipantsReason.CsvInvalid,
        "",
        "Raden har ett citattecken mitt i ett fält.",
        "fält med citattecken står inom citattecken");

    /// <summary>
    /// The rows with their lines, read as they are asked for. What keeps a row from being read goes to <paramref name="problems"/>; a row with
    /// nothing in it has no draft.
    /// </summary>
    /// <param name="content">The file, of which it is known that it is UTF-8.</param>
    /// <param name="problems">Where problems go.</param>
    /// <param name="onColumns">Is told the optional columns that the file has.</param>
    public static IEnumerable<(int Line, ParticipationDraft? Draft)> Read(
        Stream content, ImportProblems problems, Action<string[]> onColumns)
    {
        var isBad = false;
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = ";",
            BadDataFound = _ => isBad = true,
            MissingFieldFound = null,
        };
        using var csv = new CsvReader(new StreamReader(content, Encoding.UTF8), configuration);
        if (!csv.Read() || !csv.ReadHeader())
        {
            problems.Add(1, new Refusal(ParticipantsReason.ColumnMissing, "", "Filen är tom.", string.Join(";", ImportColumns.Required)));
            yield break;
        }

        if (isBad)
        {
            problems.Add(1, BadQuote);
            yield break;
        }

        if (FindColumns(csv.HeaderRecord!, problems) is not { } columns)
        {
            yield break;
        }

        onColumns([.. ImportColumns.Optional.Where(columns.ContainsKey)]);
        while (csv.Read())
        {
            var line = csv.Parser.RawRow;

            // Fields are taken apart, and found to be bad, as they are read.
            var draft = ToDraft(csv.Parser, columns);
            if (isBad)
            {
                isBad = false;
                problems.Add(line, BadQuote);
            }
            else if (csv.Parser.Count > csv.HeaderRecord!.Length)
            {
                problems.Add(line, TooManyFields(csv.Parser.Count, csv.HeaderRecord.Length));
            }
            else
            {
                yield return (line, IsEmpty(csv.Parser) ? null : draft);
            }
        }
    }

    // A field too many is most often a semicolon inside a value, which moves all that follows a column on.
    private static Refusal TooManyFields(int fields, int columns) => new(
        ParticipantsReason.CsvInvalid,
        "",
        $"Raden har {fields} fält, men rubrikraden har {columns}.",
        "ett fält för varje kolumn; fält med semikolon inom citattecken");

    private static Dictionary<string, int>? FindColumns(string[] header, ImportProblems problems)
    {
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (index, name) in header.Index())
        {
            columns.TryAdd(name.Trim(), index);
        }

        var missing = ImportColumns.Required.Where(column => !columns.ContainsKey(column)).ToList();
        foreach (var column in missing)
        {
            problems.Add(1, new Refusal(
                ParticipantsReason.ColumnMissing, column, $"Kolumnen {column} saknas i rubrikraden.", string.Join(";", ImportColumns.Required)));
        }

        return missing.Count == 0 ? columns : null;
    }

    // Spreadsheets save rows of nothing but semicolons below the last one.
    private static bool IsEmpty(IParser row) => Enumerable.Range(0, row.Count).All(index => string.IsNullOrWhiteSpace(row[index]));

    private static ParticipationDraft ToDraft(IParser row, Dictionary<string, int> columns)
    {
        return new ParticipationDraft
        {
            Insats = Field("insats"),
            Participation = Field("participation"),
            Person = Field("person"),
            PersonNumber = Field(ImportColumns.PersonNumber),
            ProtectedIdentity = Field(ImportColumns.ProtectedIdentity),
            Registration = Field("registration"),
            Gender = Field("gender"),
            BirthYear = Field("birth_year"),
            Municipality = Field("municipality"),
            Education = Field("education"),
            PublicSupportYears = Field("public_support_years"),
            SupportBefore = Codes("support_before"),
            Referrer = Field("referrer"),
            EnrolledOn = Field("enrolled_on"),
            ClosedOn = Field("closed_on"),
            ClosureReason = Field("closure_reason"),
            ClosureOutcome = Field("closure_outcome"),
            SupportAfter = Codes("support_after"),
            GoalMet = Field("goal_met"),
            PlanAtClosure = Field("plan_at_closure"),
            Followup12m = Field("followup_12m"),
            ConsentKind = Field("consent_kind"),
            ConsentOn = Field("consent_on"),
            LegalGround = Field("legal_ground"),
            OccupationBefore = Codes("occupation_before"),
            OccupationAfter = Codes("occupation_after"),
        };

        string Field(string column) => columns.TryGetValue(column, out var index) && index < row.Count ? row[index].Trim() : "";

        string[] Codes(string column) => Field(column) is { Length: > 0 } codes ? codes.Split('|') : [];
    }
}
