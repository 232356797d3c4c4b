using System.Globalization;
using Finsam.Ledger.Domain.Money;

namespace Finsam.Ledger.Domain.Sie;

/// <summary>Reads the fields of records and says what is wrong with them.</summary>
internal sealed class SieFields(SieProblems problems, SieProblems warnings)
{
    /// <summary>Most characters of a text, name, series or code that are kept.</summary>
    public const int LongestText = 1000;

    private const string DateAccepted = "ÅÅÅÅMMDD";
    private const string AmountAccepted = "belopp med punkt och högst två decimaler, minustecken för kredit, t.ex. -1250.50";

    /// <summary>A text that may be empty; cut off, with a problem, when it is too long.</summary>
    public string Text(SieRecord record, int index, string field)
    {
        var text = record[index];
        if (text.Length <= LongestText)
        {
            return text;
        }

        problems.Add(record.Line, $"{record.Label} {field}", SieReason.SieFieldTooLong,
            $"Fältet har {text.Length} tecken.", $"högst {LongestText} tecken");
        return text[..LongestText];
    }

    /// <summary>A whole number.</summary>
    public bool TryNumber(SieRecord record, int index, string field, out int number)
    {
        if (int.TryParse(record[index], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number))
        {
            return true;
        }

        if (!Missing(record, index, field, "heltal"))
        {
            problems.Add(record.Line, $"{record.Label} {field}", SieReason.SieNumberMalformed,
                $"”{Shown(record[index])}” är inget heltal.", "heltal");
        }

        return false;
    }

    /// <summary>A compulsory date.</summary>
    public bool TryDate(SieRecord record, int index, string field, out DateOnly date)
    {
        date = default;
        return !Missing(record, index, field, DateAccepted) && Parse(record, index, field, out date);
    }

    /// <summary>A date that may be left out; false when it is there but no date.</summary>
    public bool TryOptionalDate(SieRecord record, int index, string field, out DateOnly? date)
    {
        date = null;
        if (record[index].Length == 0)
        {
            return true;
        }

        var good = Parse(record, index, field, out var there);
        date = good ? there : null;
        return good;
    }

    /// <summary>An amount in öre.</summary>
    public bool TryAmount(SieRecord record, int index, string field, out long ore)
    {
        ore = 0;
        if (Missing(record, index, field, AmountAccepted))
        {
            return false;
        }

        var fault = Ore.Read(record[index], out ore);
        if (fault == AmountFault.None)
        {
            return true;
        }

        var (reason, message) = fault switch
        {
            AmountFault.TooManyDecimals => (SieReason.SieAmountTooManyDecimals, "har fler än två decimaler"),
            AmountFault.TooLarge => (SieReason.SieAmountTooLarge, "är för stort"),
            _ => (SieReason.SieAmountMalformed, "är inget belopp"),
        };
        problems.Add(record.Line, $"{record.Label} {field}", reason, $"”{Shown(record[index])}” {message}.", AmountAccepted);
        return false;
    }

    /// <summary>A quantity, null when it is not there. One that cannot be read is told and left out: no figure of the books is made of it.</summary>
    public decimal? Quantity(SieRecord record, int index)
    {
        var text = record[index];
        if (text.Length == 0)
        {
            return null;
        }

        if (Vouchers.Quantity.TryRead(text, out var quantity))
        {
            return quantity;
        }

        warnings.Add(record.Line, $"{record.Label} quantity", SieReason.SieQuantityMalformed,
            "Kvantiteten är inget tal och läses inte.", Vouchers.Quantity.Accepted);
        return null;
    }

    /// <summary>A numeric account.</summary>
    public bool TryAccount(SieRecord record, int index, out string account)
    {
        account = record[index];
        if (Missing(record, index, "account", "kontonummer"))
        {
            return false;
        }

        if (AccountRanges.TryNumber(account, out _))
        {
            return true;
        }

        problems.Add(record.Line, $"{record.Label} account", SieReason.SieAccountNotNumeric,
            $"Kontot ”{Shown(account)}” är inget kontonummer.", "1–10 siffror");
        return false;
    }

    /// <summary>True, with a problem, when a compulsory field is not there.</summary>
    public bool Missing(SieRecord record, int index, string field, string accepted)
    {
        if (record[index].Length > 0)
        {
            return false;
        }

        problems.Add(record.Line, $"{record.Label} {field}", SieReason.SieFieldMissing, "Obligatoriskt fält saknas.", accepted);
        return true;
    }

    /// <summary>A field as a message shows it: short enough to read.</summary>
    public static string Shown(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private bool Parse(SieRecord record, int index, string field, out DateOnly date)
    {
        var text = record[index];
        if (DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date))
        {
            return true;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date))
        {
            warnings.Add(
                record.Line, $"{record.Label} {field}", SieReason.SieDateWithHyphens, "Datumet är skrivet med bindestreck.", DateAccepted);
            return true;
        }

        problems.Add(record.Line, $"{record.Label} {field}", SieReason.SieDateMalformed, $"”{Shown(text)}” är inget datum.", DateAccepted);
        return false;
    }
}
