using System.Globalization;
using Finsam.Common.V1;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Money;
using Finsam.Refusals;
using Google.Protobuf.WellKnownTypes;

namespace Finsam.Ledger.Api;

/// <summary>Reads the fields of a request and collects what is refused of them, so that the caller is told all at once.</summary>
internal sealed class RequestFields
{
    private const int LongestText = 1000;
    private const int LongestCode = 100;
    private const int LongestSeries = 20;
    private const int MostRefusals = 100;
    private const int FirstYear = 1900;
    private const int LastYear = 2200;
    private readonly List<Refusal> refusals = [];

    /// <summary>What has been refused so far.</summary>
    public IReadOnlyList<Refusal> Refusals => refusals;

    /// <summary>Refuses a field.</summary>
    public void Refuse(LedgerReason reason, string field, string message, string accepted = "")
    {
        if (refusals.Count < MostRefusals)
        {
            refusals.Add(new Refusal(reason, field, message, accepted));
        }
    }

    /// <summary>Ends the reading.</summary>
    /// <exception cref="RefusedException">Something was refused.</exception>
    public void ThrowIfRefused()
    {
        RefusedException.ThrowIfAny(refusals);
    }

    /// <summary>A date; the first of all days, and a refusal, when it is none.</summary>
    public DateOnly Date(string text, string field)
    {
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            Refuse(LedgerReason.DateMalformed, field, text.Length == 0 ? "Datum saknas." : "Det är inget datum.", "ÅÅÅÅ-MM-DD");
        }

        return date;
    }

    /// <summary>An instant, UTC; null where none is given.</summary>
    public DateTime? Instant(Timestamp? instant, string field)
    {
        try
        {
            return instant?.ToDateTime();
        }
        catch (InvalidOperationException)
        {
            Refuse(LedgerReason.InstantInvalid, field, "Det är ingen tidpunkt.", "år 1–9999");
            return null;
        }
    }

    /// <summary>A span of days.</summary>
    public DaySpan Span(string from, string to, string fromField, string toField)
    {
        var first = Date(from, fromField);
        var last = Date(to, toField);
        if (last < first && last != default)
        {
            Refuse(
                LedgerReason.SpanInvalid, toField, "Perioden slutar innan den börjar.", "till och med tidigast samma dag som från och med");
        }

        return new DaySpan(first, last);
    }

    /// <summary>A period that must be there.</summary>
    public DaySpan Period(Period? period, string field) => Span(period?.From ?? "", period?.To ?? "", $"{field}.from", $"{field}.to");

    /// <summary>A text that goes into the database.</summary>
    public string Text(string text, string field, bool required = false, int longest = LongestText)
    {
        if ((required && text.Length == 0) || text.Length > longest || text.Any(char.IsControl))
        {
            Refuse(
                LedgerReason.TextInvalid,
                field,
                "Texten saknas, är för lång eller har styrtecken.",
                $"{(required ? 1 : 0)}–{longest} tecken");
        }

        return text;
    }

    /// <summary>What something is known by, such as the number of an account or the code of a project.</summary>
    public string Code(string text, string field, bool required = false) => Text(text, field, required, LongestCode);

    /// <summary>A series of vouchers.</summary>
    public string Series(string text, string field, bool required = false) => Text(text, field, required, LongestSeries);

    /// <summary>A reason that the log keeps.</summary>
    public string Reason(string text, string field)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            Refuse(LedgerReason.ReasonMissing, field, "Skälet saknas.", "varför det görs, som loggen visar det");
        }

        return Text(text, field);
    }

    /// <summary>An amount in öre.</summary>
    public long Amount(long ore, string field)
    {
        if (ore is > Ore.Largest or < -Ore.Largest)
        {
            Refuse(LedgerReason.AmountTooLarge, field, "Beloppet är för stort.", $"högst {Ore.Print(Ore.Largest)}");
        }

        return ore;
    }

    /// <summary>An amount in öre greater than 0.</summary>
    public long PositiveAmount(long ore, string field)
    {
        if (ore <= 0)
        {
            Refuse(LedgerReason.AmountNotPositive, field, $"Beloppet är {Ore.Print(ore)}.", "ett belopp större än 0");
        }

        return Amount(ore, field);
    }

    /// <summary>A calendar year.</summary>
    public int Year(int year, string field = "year")
    {
        if (year is < FirstYear or > LastYear)
        {
            Refuse(LedgerReason.YearInvalid, field, "Det är inget kalenderår.", $"{FirstYear}–{LastYear}");
        }

        return year;
    }

    /// <summary>Most items of a page; as many as is usual where none is given.</summary>
    public int PageSize(int size, int usual, int largest)
    {
        if (size < 0 || size > largest)
        {
            Refuse(LedgerReason.PageSizeInvalid, "page_size", "Sidans storlek är utanför gränserna.", $"1–{largest}");
        }

        return size == 0 ? usual : size;
    }

    /// <summary>Refuses a page token that the ledger did not give.</summary>
    public void RefusePageToken(string accepted = "next_page_token från föregående sida") =>
        Refuse(LedgerReason.PageTokenInvalid, "page_token", "Sidmärket är inte känt.", accepted);

    /// <summary>A count of what a request holds.</summary>
    public void AtMost(int count, int most, string field)
    {
        if (count > most)
        {
            Refuse(LedgerReason.TooMany, field, $"{count} är fler än en begäran får ha.", $"högst {most}");
        }
    }
}
