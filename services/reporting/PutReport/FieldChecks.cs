using System.Globalization;
using Finsam.Refusals;
using Finsam.Reporting.Api;

namespace Finsam.Reporting.PutReport;

/// <summary>Reads fields of a request, noting what is wrong and going on.</summary>
internal sealed class FieldChecks
{
    private const int LongestText = 1000;

    /// <summary>What was wrong so far.</summary>
    public List<Refusal> Refusals { get; } = [];

    /// <summary>Notes a refusal.</summary>
    public void Refuse(ReportingReason reason, string field, string message, string accepted = "") =>
        Refusals.Add(new Refusal(reason, field, message, accepted));

    /// <summary>A text that must be there.</summary>
    public string Required(string field, string text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestText)
        {
            Refuse(ReportingReason.FieldInvalid, field, $"{field} är tomt eller för långt.", $"1–{LongestText} tecken");
        }

        return text;
    }

    /// <summary>A text of the accepted ones.</summary>
    public string OneOf(string field, string text, IReadOnlyCollection<string> accepted)
    {
        if (!accepted.Contains(text))
        {
            var words = accepted.Select(word => word.Length == 0 ? "tomt" : word);
            Refuse(ReportingReason.FieldInvalid, field, $"{field} är \"{text}\".", string.Join(", ", words));
        }

        return text;
    }

    /// <summary>A day, or null where it is not stated.</summary>
    public DateOnly? Day(string field, bool isStated, string text)
    {
        if (!isStated)
        {
            return null;
        }

        if (RequestPeriod.TryReadDay(text, out var day))
        {
            return day;
        }

        Refuse(ReportingReason.DateInvalid, field, $"{field} är \"{text}\", inget datum.", "ÅÅÅÅ-MM-DD");
        return null;
    }

    /// <summary>A decimal number, or null where it is not stated.</summary>
    public decimal? Number(string field, bool isStated, string text)
    {
        if (!isStated)
        {
            return null;
        }

        const NumberStyles plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (decimal.TryParse(text, plain, CultureInfo.InvariantCulture, out var number))
        {
            return number == 0 ? Math.Abs(number) : number;
        }

        Refuse(ReportingReason.NumberInvalid, field, $"{field} är \"{text}\", inget tal.", "ett tal med decimalpunkt");
        return null;
    }

    /// <summary>Notes each key that occurs before.</summary>
    public void Distinct(string list, string field, IEnumerable<string> keys)
    {
        var seen = new HashSet<string>();
        var index = 0;
        foreach (var key in keys)
        {
            if (!seen.Add(key))
            {
                Refuse(ReportingReason.Duplicate, $"{list}[{index}].{field}", $"\"{key}\" står två gånger i {list}.");
            }

            index++;
        }
    }
}
