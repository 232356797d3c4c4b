using System.Globalization;
using Finsam.Refusals;

namespace Finsam.Participants.Domain;

/// <summary>Reads written values field by field and collects every refusal instead of stopping at the first.</summary>
internal sealed class FieldReader(CodeBook codes, ICollection<Refusal> refusals)
{
    private const int EarliestYear = 1850;
    private const int LatestYear = 2200;

    /// <summary>Refuses a field.</summary>
    public void Refuse(ParticipantsReason reason, string field, string message, string accepted = "") =>
        refusals.Add(new Refusal(reason, field, message, accepted));

    /// <summary>A text of at most <paramref name="longest"/> characters without the spaces around it, or null where empty or refused.</summary>
    public string? Text(string field, string value, int longest, bool required = false)
    {
        if (value.Length > longest)
        {
            Refuse(ParticipantsReason.ValueTooLong, field, $"{field} är för långt.", $"högst {longest} tecken");
            return null;
        }

        if (TextRules.HasControlCharacter(value))
        {
            refusals.Add(TextRules.Refuse(field));
            return null;
        }

        return Given(field, value.Trim(), required);
    }

    /// <summary>A code of a list, or null.</summary>
    public string? Code(string field, string value, string list, DateOnly? on, bool required = false)
    {
        if (Given(field, value, required) is null)
        {
            return null;
        }

        if (codes.Accepts(list, value, on))
        {
            return value;
        }

        Refuse(ParticipantsReason.CodeUnknown, field, $"{field}: kodlistan saknar {Quote(value)}.", codes.Accepted(list, on));
        return null;
    }

    /// <summary>The codes of a list that are given; empty ones are passed over.</summary>
    public string[] Codes(string field, IReadOnlyList<string> values, string list, DateOnly? on) =>
        [.. values.Where(value => value.Length > 0).Select(value => Code(field, value, list, on)).OfType<string>()];

    /// <summary>Occupations with their shares of full time; each at most once, empty ones passed over.</summary>
    public string[] Occupations(string field, IReadOnlyList<string> values, DateOnly? on)
    {
        var occupations = new List<Occupation>();
        foreach (var value in values.Where(value => value.Length > 0))
        {
            if (Occupation.Read(value) is not { } occupation)
            {
                Refuse(
                    ParticipantsReason.ValueInvalid, field, $"{field}: omfattningen går inte att läsa.", "kod, eller kod:procent av heltid, 1–100");
            }
            else if (occupations.Exists(other => other.Code == occupation.Code))
            {
                Refuse(ParticipantsReason.StandsTwice, field, $"{field}: {Quote(occupation.Code)} står två gånger.", "varje sysselsättning en gång");
            }
            else if (Code(field, occupation.Code, CodeListNames.Occupation, on) is not null)
            {
                occupations.Add(occupation);
            }
        }

        return [.. occupations.Select(occupation => occupation.ToString())];
    }

    /// <summary>A day, <c>YYYY-MM-DD</c>, or null.</summary>
    public DateOnly? Date(string field, string value, bool required = false)
    {
        if (Given(field, value, required) is null)
        {
            return null;
        }

        if (Days.TryParse(value, out var date))
        {
            return date;
        }

        Refuse(ParticipantsReason.ValueInvalid, field, $"{field} är inget datum.", "ÅÅÅÅ-MM-DD");
        return null;
    }

    /// <summary>A year, or null.</summary>
    public int? Year(string field, string value)
    {
        if (value.Length == 0)
        {
            return null;
        }

        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && year is >= EarliestYear and <= LatestYear)
        {
            return year;
        }

        Refuse(ParticipantsReason.ValueInvalid, field, $"{field} är inget årtal.", $"{EarliestYear}–{LatestYear}");
        return null;
    }

    /// <summary>A number of years, never negative, or null.</summary>
    public decimal? Decimal(string field, string value)
    {
        if (value.Length == 0)
        {
            return null;
        }

        if (decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Refuse(ParticipantsReason.ValueInvalid, field, $"{field} är inget tal.", "tal från 0 med decimalpunkt, t.ex. 2.5");
        return null;
    }

    /// <summary><c>true</c>, <c>false</c>, or null.</summary>
    public bool? Flag(string field, string value)
    {
        if (value is not ("" or "true" or "false"))
        {
            Refuse(ParticipantsReason.ValueInvalid, field, $"{field}: {Quote(value)} är varken true eller false.", "true, false eller tomt");
            return null;
        }

        return value.Length == 0 ? null : value == "true";
    }

    /// <summary>An identity number, or null.</summary>
    public IdentityNumber? Number(string field, string value, DateOnly today) => IdentityNumberReader.Read(field, value, today, refusals);

    /// <summary>
    /// The value in quotes where it is a code of any list. In a file whose columns are shifted any field may hold a person's key, so
    /// nothing else is repeated.
    /// </summary>
    public string Quote(string value) => codes.Knows(value) ? $"”{value}”" : "värdet";

    private string? Given(string field, string value, bool required)
    {
        if (value.Length > 0)
        {
            return value;
        }

        if (required)
        {
            Refuse(ParticipantsReason.ValueMissing, field, $"{field} saknas.");
        }

        return null;
    }
}
