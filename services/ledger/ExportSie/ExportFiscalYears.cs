using Dapper;
using Finsam.Ledger.Api;
using Finsam.Ledger.Domain;

namespace Finsam.Ledger.ExportSie;

/// <summary>Finds the fiscal year that an export asks for.</summary>
internal static class ExportFiscalYears
{
    /// <summary>All fiscal years of the books, oldest first.</summary>
    public static async Task<IReadOnlyList<ExportYear>> ReadAsync(ExportSnapshot books) =>
    [
        .. (await books.Connection.QueryAsync<(DateOnly First, DateOnly Last, bool HasOpenings)>(books.Command(
            "select first_day, last_day, has_openings from fiscal_year where forbund_id = @Forbund order by first_day", new { books.Forbund })))
            .Select(year => new ExportYear(new DaySpan(year.First, year.Last), year.HasOpenings)),
    ];

    /// <summary>The one that is asked for; null, and a refusal, when there is none or more than one.</summary>
    public static ExportYear? Find(IReadOnlyList<ExportYear> years, string asked, RequestFields fields) =>
        FiscalYearField.Find([.. years.Select(year => year.Span)], asked, fields) is { } found ? years.First(year => year.Span == found) : null;
}
