using System.Globalization;
using System.Text.RegularExpressions;
using Finsam.Protos;

namespace Finsam.Reporting.Layouts;

/// <summary>Reads a table over participations, activities, surveys or goals.</summary>
internal static partial class ParticipantsLayoutReader
{
    private static readonly string[] Registrations = ["named", "anonymous", "volume"];
    private static readonly string[] Genders = ["woman", "man", "other", "unknown"];
    private static readonly string[] Populations = ["closed", "new"];
    private static readonly string[] Reasons =
        ["1", "1/work", "1/work_subsidised", "1/studies", "1/job_seeking", "2", "3", "4", "5", "6", "7", "8", "9"];

    /// <summary>Reads what is special to such a table.</summary>
    public static ParticipantsLayout Read(
        OptionReader reader, string id, string title, IReadOnlyList<string> insatser, IReadOnlyList<string>? surveys)
    {
        var of = reader.Text("of") ?? id;
        if (!FixedTables.Titles.ContainsKey(of) && !FixedTables.IsSurvey(of))
        {
            reader.Note("of", $"\"{of}\" är ingen av de fasta tabellerna", $"{string.Join(", ", FixedTables.Titles.Keys)}, enkat.<id>");
        }
        else if (FixedTables.IsSurvey(of) && !FixedTables.IsRound(of) && surveys is not null && !surveys.Contains(of[FixedTables.SurveyPrefix.Length..]))
        {
            reader.Note(
                reader.Has("of") ? "of" : "id",
                $"\"{of}\" är ingen enkät",
                surveys.Count == 0
                    ? "en enkät som är registrerad för perioden; det finns ingen"
                    : string.Join(", ", surveys.Select(survey => FixedTables.SurveyPrefix + survey)));
        }

        var table = new ParticipantsLayout(id, title, of, reader.Text("unit") ?? "antal")
        {
            From = reader.Date("from"),
            To = reader.Date("to"),
            Insatser = reader.Texts(
                "insatser",
                insatser.Count == 0 ? "insatskoder" : $"insatskoder ({string.Join(", ", insatser)})",
                code => insatser.Count == 0 || insatser.Contains(code)),
            Registration = reader.Texts("registration", string.Join(", ", Registrations), Registrations.Contains),
            Gender = reader.Choice("gender", Genders),
            Ages = reader.IsList("ages") ? null : ReadAges(reader),
            AgeBands = reader.IsList("ages") ? reader.Texts("ages", "åldersband som \"16-29\"", IsBand) ?? [] : [],
            Reasons = reader.Texts("reasons", string.Join(", ", Reasons), Reasons.Contains),
            GoalMet = reader.Flag("goal_met"),
            Population = reader.Choice("population", Populations) ?? "",
            Rows = ReadRows(reader, of),
            Decimals = reader.Integer("decimals", 0, ContractLimits.Decimals),
        };
        if (table.From > table.To)
        {
            reader.Note("to", "`to` ligger före `from`", "en dag från och med `from`");
        }

        return table;
    }

    private static List<ParticipantsLayoutRow> ReadRows(OptionReader reader, string of)
    {
        var labels = new LabelSet();
        var rows = new List<ParticipantsLayoutRow>();
        foreach (var row in reader.Objects("rows", "row", required: false, ContractLimits.TableRows))
        {
            var label = labels.Read(row, "row");
            var (from, to) = (row.Number("from"), row.Number("to"));
            var isOpenBand = from is null && to is null && FixedTables.HasBands(of) && (row.Has("from") || row.Has("to"));
            rows.Add(new ParticipantsLayoutRow(
                label, row.Texts("values", "koder", code => code.Length > 0), from, to, isOpenBand));
            CheckRow(row, label, of, rows[^1]);
            row.Finish();
        }

        return rows;
    }

    private static void CheckRow(OptionReader reader, string label, string of, ParticipantsLayoutRow row)
    {
        if (FixedTables.IgnoresRows(of) || label == FixedTables.TotalRow)
        {
            return;
        }

        var isBand = reader.Has("from") || reader.Has("to");
        if (!FixedTables.HasBands(of))
        {
            if (isBand)
            {
                var option = row.From is null ? "to" : "from";
                reader.Note(option, $"`from` och `to` hör inte till {of}, vars rader är grupper av koder", "values");
            }

            return;
        }

        if (row.Values is not null)
        {
            reader.Note("values", $"`values` hör inte till {of}, vars rader är band", "from, to");
        }

        if (!isBand && !IsBand(label))
        {
            reader.Note("label", $"\"{label}\" är inget band", "`from` och `to`, eller en etikett som 30-44");
        }

        if (row.From >= row.To)
        {
            reader.Note("to", "bandet är tomt: `to` ska vara större än `from`", "ett tal större än `from`");
        }
    }

    private static string? ReadAges(OptionReader reader)
    {
        var ages = reader.Text("ages");
        if (ages is null or "" || IsBand(ages))
        {
            return ages;
        }

        reader.Note("ages", $"`ages` är \"{ages}\"", "en text som \"16-29\", eller en lista av sådana");
        return null;
    }

    private static bool IsBand(string text)
    {
        var match = Band().Match(text);
        return match.Success
            && int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
                <= int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^([0-9]{1,4})-([0-9]{1,4})\z")]
    private static partial Regex Band();
}
