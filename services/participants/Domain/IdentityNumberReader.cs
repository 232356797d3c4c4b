using System.Globalization;
using System.Text.RegularExpressions;
using Finsam.Refusals;

namespace Finsam.Participants.Domain;

/// <summary>
/// Reads an identity number as people write it: twelve digits or ten, with <c>-</c>, <c>+</c> or nothing before the last four. Ten digits are of
/// somebody who turns 99 at most this year, with <c>+</c> of somebody who turns 100 or more. A refusal never repeats the number.
/// </summary>
internal static partial class IdentityNumberReader
{
    private const int CoordinationDays = 60;
    private const int FirstReserveSeries = 22;

    // The series of a century grow by three; those of 2100 are kept for it.
    private const int SeriesStep = 3;

    private const string Accepted =
        "ÅÅÅÅMMDD-NNNN, ÅÅMMDD-NNNN (ÅÅMMDD+NNNN från det år personen fyller 100) eller nationellt reservnummer XXÅÅMMDDNNGC";

    /// <summary>The number, or null with what was wrong with it.</summary>
    /// <param name="field">Field that it was given in.</param>
    /// <param name="written">As somebody has written it.</param>
    /// <param name="today">Day that it is read on: decides the century of ten digits.</param>
    /// <param name="refusals">Takes <c>NumberFormatInvalid</c>, <c>NumberDateInvalid</c> or <c>NumberCheckDigitInvalid</c>.</param>
    public static IdentityNumber? Read(string field, string written, DateOnly today, ICollection<Refusal> refusals)
    {
        var text = written.Trim().ToUpperInvariant();
        if (PersonalPattern().Match(text) is { Success: true } personal)
        {
            return Personal(field, personal, today, refusals);
        }

        if (ReservePattern().Match(text) is { Success: true } reserve)
        {
            return Reserve(field, reserve, today, refusals);
        }

        refusals.Add(new Refusal(
            ParticipantsReason.NumberFormatInvalid,
            field,
            $"{field} är varken personnummer, samordningsnummer eller nationellt reservnummer.",
            Accepted));
        return null;
    }

    private static IdentityNumber? Personal(string field, Match match, DateOnly today, ICollection<Refusal> refusals)
    {
        var (digits, last) = (match.Groups["date"].Value, match.Groups["last"].Value);
        var year = match.Groups["century"].Success
            ? Number(match.Groups["century"].Value) * 100 + Number(digits[..2])
            : Year(Number(digits[..2]), isOverNinetyNine: match.Groups["mark"].Value == "+", today.Year);
        var day = Number(digits[4..]);
        var kind = day > CoordinationDays ? IdentityNumberKind.Coordination : IdentityNumberKind.Personal;
        if (!IsBirthDate(year, Number(digits[2..4]), kind == IdentityNumberKind.Coordination ? day - CoordinationDays : day, today))
        {
            refusals.Add(DateInvalid(field));
            return null;
        }

        if (!Luhn.IsValid(digits + last))
        {
            refusals.Add(CheckDigitInvalid(field));
            return null;
        }

        return new IdentityNumber(kind, $"{year:D4}{digits[2..]}{last}", year, Gender(last[2]));
    }

    private static IdentityNumber? Reserve(string field, Match match, DateOnly today, ICollection<Refusal> refusals)
    {
        var (series, digits, last) = (match.Groups["series"].Value, match.Groups["date"].Value, match.Groups["last"].Value);
        int? year = null;
        if (series != "00")
        {
            var number = Number(series);
            year = (number % SeriesStep == 19 % SeriesStep ? 1900 : 2000) + Number(digits[..2]);
            if (number < FirstReserveSeries || number % SeriesStep == 0
                || !IsBirthDate(year.Value, Number(digits[2..4]), Number(digits[4..]), today))
            {
                refusals.Add(DateInvalid(field));
                return null;
            }
        }
        else if (Number(digits[2..4]) < 20 || Number(digits[4..]) is < 40 or > 59)
        {
            refusals.Add(DateInvalid(field));
            return null;
        }

        if (!Luhn.IsValid(digits + last))
        {
            refusals.Add(CheckDigitInvalid(field));
            return null;
        }

        return new IdentityNumber(
            IdentityNumberKind.Reserve, series + digits + last, year, char.IsAsciiDigit(last[2]) ? Gender(last[2]) : null);
    }

    private static int Year(int ofCentury, bool isOverNinetyNine, int thisYear)
    {
        var latest = isOverNinetyNine ? thisYear - 100 : thisYear;
        return latest - ((latest - ofCentury) % 100 + 100) % 100;
    }

    private static bool IsBirthDate(int year, int month, int day, DateOnly today) =>
        month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) && new DateOnly(year, month, day) <= today;

    private static string Gender(char digit) => (digit - '0') % 2 == 1 ? "man" : "woman";

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static Refusal DateInvalid(string field) => new(
        ParticipantsReason.NumberDateInvalid,
        field,
        $"{field}: födelsedatumet finns inte eller ligger i framtiden.",
        "ett datum till och med i dag; i samordningsnummer med 60 lagt till dagen");

    private static Refusal CheckDigitInvalid(string field) => new(
        ParticipantsReason.NumberCheckDigitInvalid, field, $"{field}: kontrollsiffran stämmer inte.", "numret som det står i folkbokföringen");

    [GeneratedRegex("^(?<century>18|19|20)?(?<date>[0-9]{6})(?<mark>[-+]?)(?<last>[0-9]{4})$", RegexOptions.CultureInvariant)]
    private static partial Regex PersonalPattern();

    // Letters that could be taken for digits or each other are left out of the two that tell numbers of a day apart.
    [GeneratedRegex("^(?<series>[0-9]{2})(?<date>[0-9]{6})-?(?<last>[A-HJ-NPR-UX-Z]{2}[0-9A-Z][0-9])$", RegexOptions.CultureInvariant)]
    private static partial Regex ReservePattern();
}
