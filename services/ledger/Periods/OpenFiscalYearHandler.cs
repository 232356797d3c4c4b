using Finsam.Ledger.Api;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Finsam.Postgres;

namespace Finsam.Ledger.Periods;

/// <summary>Opens fiscal years.</summary>
internal sealed class OpenFiscalYearHandler(RequestLog requestLog)
{
    /// <summary>
    /// Opens a year without opening balances. Refusals, in order: <c>TextInvalid</c>, <c>DateMalformed</c>, <c>FiscalYearInvalid</c>,
    /// <c>ReasonMissing</c>, <c>FiscalYearOverlaps</c>, <c>FiscalYearApart</c>.
    /// </summary>
    public Task<OpenFiscalYearResponse> OpenAsync(OpenFiscalYearRequest request, string openedBy, CancellationToken ct)
    {
        var fields = new RequestFields();
        fields.Text(request.Reason, "reason");
        DateOnly? first = request.FirstDay.Length == 0 ? null : fields.Date(request.FirstDay, "first_day");
        DateOnly? last = request.LastDay.Length == 0 ? null : fields.Date(request.LastDay, "last_day");
        fields.ThrowIfRefused();
        return requestLog.WriteBooksAsync(
            request.Forbund,
            request.RequestId,
            nameof(LedgerService.LedgerServiceBase.OpenFiscalYear),
            request,
            openedBy,
            books => OpenAsync(books, request, first, last),
            ct);
    }

    private static async Task<OpenFiscalYearResponse> OpenAsync(
        LockedBooks books, OpenFiscalYearRequest request, DateOnly? first, DateOnly? last)
    {
        var years = (await books.FiscalYearsAsync()).Select(year => year.Span).ToList();
        var fields = new RequestFields();
        if (first is null && years.Count == 0)
        {
            fields.Refuse(LedgerReason.DateMalformed, "first_day", "Det finns inget räkenskapsår att fortsätta från.", "ÅÅÅÅ-MM-DD");
        }

        fields.ThrowIfRefused();
        var start = first ?? years[^1].Last.AddDays(1);
        var year = new DaySpan(start, last ?? new DateOnly(start.Year, 12, 31));
        NewFiscalYear.Check(fields, year, years, request.Reason, "first_day", "last_day");
        fields.ThrowIfRefused();
        await FiscalYears.OpenAsync(books, year, request.Reason);
        return new OpenFiscalYearResponse { FiscalYear = year.ToMessage() };
    }
}
