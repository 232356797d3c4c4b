using System.Globalization;
using Finsam.Ledger.Domain;

namespace Finsam.Ledger.Api;

/// <summary>A fiscal year as requests name it: its first day, or the calendar year that it alone begins in.</summary>
internal static class FiscalYearField
{
    private const string Accepted = "räkenskapsårets första dag ÅÅÅÅ-MM-DD, eller året ÅÅÅÅ som det börjar i";

    /// <summary>Finds the year among those of the books; null, and a refusal of <c>fiscal_year</c>, when there is none or more than one.</summary>
    public static DaySpan? Find(IReadOnlyList<DaySpan> years, string asked, RequestFields fields)
    {
        Func<DaySpan, bool>? isAsked = null;
        if (asked.Length == 4 && int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            isAsked = year => year.First.Year == number;
        }
        else if (DateOnly.TryParseExact(asked, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            isAsked = year => year.First == day;
        }
        else
        {
            fields.Refuse(LedgerReason.DateMalformed, "fiscal_year", "Det är inget räkenskapsår.", Accepted);
            return null;
        }

        var found = years.Where(isAsked).ToList();
        if (found.Count != 1)
        {
            var known = string.Join(", ", years);
            fields.Refuse(
                LedgerReason.FiscalYearUnknown,
                "fiscal_year",
                found.Count == 0 ? "Räkenskapsåret finns inte i bokföringen." : "Flera räkenskapsår börjar det året; ange första dagen.",
                known.Length == 0 ? "ett räkenskapsår som är inläst" : known);
        }

        return found.Count == 1 ? found[0] : null;
    }
}
