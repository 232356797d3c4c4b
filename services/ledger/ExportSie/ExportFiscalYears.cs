using System.Globalization;
using Dapper;
using Finsam.Ledger.Api;
using Finsam.Ledger.Domain;

namespace Finsam.Ledger.ExportSie;

/// <summary>Finds the fiscal year that an export asks for.</summary>
internal static class ExportFiscalYears
{
    private const string Accepted = "räkenskapsårets första dag ÅÅÅÅ-MM-DD, eller året ÅÅÅÅ som det börjar i";

    /// <summary>All fiscal years of the books, oldest first.</summary>
    public static async Task<IReadOnlyList<ExportYear>> ReadAsync(ExportSnapshot books) =>
    [
        .. (await books.Connection.QueryAsync<(DateOnly First, DateOnly Last, bool HasOpenings)>(books.Command(
            "select first_day, last_day, has_openings from fiscal_year where forbund_id = @Forbund order by first_day", new { books.Forbund })))
            .Select(year => new ExportYear(new DaySpan(year.First, year.Last), year.HasOpenings)),
    ];

    /// <summary>The one that is asked for; null, and a refusal, when there is none or more than one.</summary>
    public static ExportYear? Find(IReadOnlyList<ExportYear> years, string asked, RequestFields fields)
    {
        Func<ExportYear, bool>? isAsked = null;
        if (asked.Length == 4 && int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            isAsked = year => year.Span.First.Year == number;
        }
        else if (DateOnly.TryParseExact(asked, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            isAsked = year => year.Span.First == day;
        }
        else
        {
            fields.Refuse(LedgerReason.DateMalformed, "fiscal_year", "Det är inget räkenskapsår.", Accepted);
            return null;
        }

        var found = years.Where(isAsked).ToList();
        if (found.Count != 1)
        {
            var known = string.Join(", ", years.Select(year => year.Span));
            fields.Refuse(
                LedgerReason.FiscalYearUnknown,
                "fiscal_year",
                found.Count == 0 ? "Räkenskapsåret finns inte i bokföringen." : "Flera räkenskapsår börjar det året; ange första dagen.",
                known.Length == 0 ? "ett räkenskapsår som är inläst" : known);
        }

        return found.Count == 1 ? found[0] : null;
    }
}
