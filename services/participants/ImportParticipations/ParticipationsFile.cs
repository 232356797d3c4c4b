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
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    private static readonly Refusal BadQuote = new(
        ParticipantsReason.CsvInvalid,
        "",
        "Raden har ett citattecken mitt i ett fält.",
        "fält med citattecken står inom citattecken");

    /// <summary>The rows with their lines. What keeps a row from being read goes to <paramref name="problems"/>.</summary>
    public static IEnumerable<(int Line, ParticipationDraft Draft)> Read(ReadOnlyMemory<byte> content, ImportProblems problems)
    {
        if (content.Span.StartsWith(ByteOrderMark))
        {
            content = content[ByteOrderMark.Length..];
        }

        if (FileEncoding.FirstBadLine(content.Span) is { } badLine)
        {
            problems.Add(badLine, new Refusal(ParticipantsReason.EncodingInvalid, "", "Filen är inte skriven i UTF-8.", "UTF-8"));
            yield break;
        }

        var isBad = false;
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = ";",
            BadDataFound = _ => isBad = true,
            MissingFieldFound = null,
        };
        using var csv = new CsvReader(new StringReader(Encoding.UTF8.GetString(content.Span)), configuration);
        if (!csv.Read() || !csv.ReadHeader())
        {
            problems.Add(1, new Refusal(ParticipantsReason.ColumnMissing, "", "Filen är tom.", string.Join(";", ImportColumns.All)));
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
                yield return (line, draft);
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

        var missing = ImportColumns.All.Where(column => !columns.ContainsKey(column)).ToList();
        foreach (var column in missing)
        {
            problems.Add(1, new Refusal(
                ParticipantsReason.ColumnMissing, column, $"Kolumnen {column} saknas i rubrikraden.", string.Join(";", ImportColumns.All)));
        }

        return missing.Count == 0 ? columns : null;
    }

    private static ParticipationDraft ToDraft(IParser row, Dictionary<string, int> columns)
    {
        return new ParticipationDraft
        {
            Insats = Field("insats"),
            Participation = Field("participation"),
            Person = Field("person"),
            PersonNumber = Optional(ImportColumns.PersonNumber),
            ProtectedIdentity = Optional(ImportColumns.ProtectedIdentity),
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
        };

        string Field(string column) => columns[column] < row.Count ? row[columns[column]].Trim() : "";

        string Optional(string column) => columns.ContainsKey(column) ? Field(column) : "";

        string[] Codes(string column) => Field(column) is { Length: > 0 } codes ? codes.Split('|') : [];
    }
}
