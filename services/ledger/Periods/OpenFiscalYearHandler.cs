using Finsam.Ledger.Api;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Finsam.Postgres;
using Npgsql;

namespace Finsam.Ledger.Periods;

/// <summary>Opens fiscal years.</summary>
internal sealed class OpenFiscalYearHandler(RequestLog requestLog)
{
    /// <summary>Most months of a year that is no calendar year (BFL 3 kap. 3 §, which LKBR has no counterpart to).</summary>
    private const int MostMonths = 18;

    /// <summary>
    /// Opens a year without opening balances. A förbund's year is the calendar year (LKBR 1 kap. 5 §); another, such as a first short one,
    /// runs over whole months and says why. Refusals, in order: <c>TextInvalid</c>, <c>DateMalformed</c>, <c>FiscalYearInvalid</c>,
    /// <c>ReasonMissing</c>, <c>FiscalYearOverlaps</c>, <c>FiscalYearApart</c>.
    /// </summary>
    public Task<OpenFiscalYearResponse> OpenAsync(OpenFiscalYearRequest request, string openedBy, CancellationToken ct)
    {
        var fields = new RequestFields();
        fields.Text(request.Reason, "reason");
        DateOnly? first = request.FirstDay.Length == 0 ? null : fields.Date(request.FirstDay, "first_day");
        DateOnly? last = request.LastDay.Length == 0 ? null : fields.Date(request.LastDay, "last_day");
        fields.ThrowIfRefused();
        return requestLog.RunAsync(
            request.Forbund,
            request.RequestId,
            nameof(LedgerService.LedgerServiceBase.OpenFiscalYear),
            request,
            (connection, transaction) => OpenAsync(connection, transaction, request, first, last, openedBy, ct),
            ct);
    }

    private static async Task<OpenFiscalYearResponse> OpenAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        OpenFiscalYearRequest request,
        DateOnly? first,
        DateOnly? last,
        string openedBy,
        CancellationToken ct)
    {
        await ChainHead.LockAsync(connection, transaction, request.Forbund, ct);
        var years = (await FiscalYears.ReadAsync(connection, transaction, request.Forbund, ct)).Select(year => year.Span).ToList();
        var year = Check(request, years, first, last);
        await FiscalYears.AddAsync(connection, transaction, request.Forbund, year, ct);
        await new ChangeLogEntry("FISCAL_YEAR_OPENED", year.ToString(), "", "öppet", request.Reason)
            .AddAsync(connection, transaction, request.Forbund, openedBy, ct);
        return new OpenFiscalYearResponse { FiscalYear = year.ToMessage() };
    }

    private static DaySpan Check(OpenFiscalYearRequest request, List<DaySpan> years, DateOnly? first, DateOnly? last)
    {
        var fields = new RequestFields();
        if (first is null && years.Count == 0)
        {
            fields.Refuse(LedgerReason.DateMalformed, "first_day", "Det finns inget räkenskapsår att fortsätta från.", "ÅÅÅÅ-MM-DD");
        }

        fields.ThrowIfRefused();
        var start = first ?? years[^1].Last.AddDays(1);
        var year = new DaySpan(start, last ?? new DateOnly(start.Year, 12, 31));
        if (year.First.Day != 1 || year.Last.AddDays(1).Day != 1 || year.Last < year.First || year.Last >= year.First.AddMonths(MostMonths))
        {
            fields.Refuse(
                LedgerReason.FiscalYearInvalid, "last_day", $"{year} är inget räkenskapsår.", $"hela månader, högst {MostMonths}");
        }
        else if ((year.First.DayOfYear != 1 || year.Last != new DateOnly(year.First.Year, 12, 31)) && request.Reason.Length == 0)
        {
            fields.Refuse(
                LedgerReason.ReasonMissing, "reason", $"{year} är inget kalenderår (1 kap. 5 § LKBR).", "kalenderår, eller skälet till avvikelsen");
        }

        if (years.Where(known => known.Overlaps(year)).Select(known => known.ToString()).FirstOrDefault() is { } overlapped)
        {
            fields.Refuse(
                LedgerReason.FiscalYearOverlaps, "first_day", $"{year} har dagar i räkenskapsåret {overlapped}.", "dagar som inte finns i ett annat år");
        }
        else if (years.Count > 0 && !years.Exists(known => known.Last.AddDays(1) == year.First || year.Last.AddDays(1) == known.First))
        {
            fields.Refuse(
                LedgerReason.FiscalYearApart, "first_day", $"{year} gränsar inte till något räkenskapsår.", "ett år som börjar dagen efter ett annat");
        }

        fields.ThrowIfRefused();
        return year;
    }
}
