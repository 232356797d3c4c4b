using Finsam.Ledger.Api;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Money;
using Finsam.Ledger.PostVoucher;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Finsam.Postgres;

namespace Finsam.Ledger.Periods;

/// <summary>Closes fiscal years: result to equity, opening balances to the next year, every day locked.</summary>
internal sealed class CloseFiscalYearHandler(RequestLog requestLog, TimeProvider time)
{
    /// <summary>
    /// Closes a year. Refusals, in order: <c>TextInvalid</c>, <c>DateMalformed</c>, <c>FiscalYearUnknown</c>, <c>FiscalYearClosed</c>,
    /// <c>EarlierFiscalYearOpen</c>, <c>FiscalYearInvalid</c>, <c>ReasonMissing</c>, <c>FiscalYearOverlaps</c>,
    /// <c>OpeningBalancesUnbalanced</c>, <c>AccountUnknown</c>, <c>AccountKindUnsuitable</c>, <c>OpeningBalanceDiffers</c>.
    /// </summary>
    public Task<CloseFiscalYearResponse> CloseAsync(CloseFiscalYearRequest request, string closedBy, CancellationToken ct)
    {
        var fields = new RequestFields();
        fields.Text(request.Reason, "reason");
        var transfer = ResultTransfer.Read(fields, request);
        DateOnly? nextLast = request.NextLastDay.Length == 0 ? null : fields.Date(request.NextLastDay, "next_last_day");
        fields.ThrowIfRefused();
        return request.ValidateOnly
            ? requestLog.RehearseBooksAsync(request.Forbund, closedBy, CloseAsync, ct)
            : requestLog.WriteBooksAsync(
                request.Forbund, request.RequestId, nameof(YearEndService.YearEndServiceBase.CloseFiscalYear), request, closedBy, CloseAsync, ct);

        async Task<CloseFiscalYearResponse> CloseAsync(LockedBooks books)
        {
            // 1. Refuse, with the chain locked: nothing is posted in the year meanwhile.
            var (year, next) = await PlanAsync(books, request, nextLast);
            var before = await YearBalances.ReadAsync(books, year);
            await CheckAsync(books, transfer, before);

            // 2. Move the result. The balances are summed anew, from the rows as they stand with the voucher.
            var answer = new CloseFiscalYearResponse
            {
                FiscalYear = year.ToMessage(), ResultOre = before.ResultOre(transfer.ResultAccount), NextFiscalYear = next.Span.ToMessage(),
            };
            if (before.UnmovedOre != 0)
            {
                var draft = transfer.Of(year, before.UnmovedOre);
                answer.Voucher = (await books.PostAsync([(year.First, draft)]))[0];
                answer.Postings.AddRange(draft.Rows.Select(row => row.ToMessage()));
            }

            // 3. Open the next year, or make sure that it opens with the same.
            var closing = (await YearBalances.ReadAsync(books, year)).Closing;
            await OpenNextAsync(books, next, closing, request.Reason);
            (answer.NextOpened, answer.OpeningsGiven) = (next.IsNew, next.TakesOpenings);
            answer.ClosingBalances.AddRange(
                closing.Select(balance => new AccountBalance { Account = balance.Key, BalanceOre = balance.Value }));

            // 4. Lock the year and tell of it.
            await YearClosings.AddAsync(books, year, next.Span.First, answer.Voucher?.VoucherId, next.TakesOpenings, closing);
            await PeriodLocks.AddAsync(books, year);
            answer.Locked.AddRange((await books.LocksAsync()).Spans.Select(locked => locked.ToMessage()));
            await books.LogAsync(new ChangeLogEntry("FISCAL_YEAR_CLOSED", year.ToString(), "öppet", Told(answer), request.Reason));
            await books.TellAsync(
                time, next.TakesOpenings ? [year.Last, next.Span.First, next.Span.Last] : [year.Last], answer.Voucher is null ? 0 : 1);
            return answer;
        }
    }

    private static async Task<(DaySpan Year, NextFiscalYear Next)> PlanAsync(
        LockedBooks books, CloseFiscalYearRequest request, DateOnly? nextLast)
    {
        var fields = new RequestFields();
        var years = await books.FiscalYearsAsync();
        var asked = FiscalYearField.Find([.. years.Select(year => year.Span)], request.FiscalYear, fields);
        fields.ThrowIfRefused();
        var closed = years.First(year => year.Span == asked);
        if (closed.ClosedAt is not null)
        {
            fields.Refuse(LedgerReason.FiscalYearClosed, "fiscal_year", $"Räkenskapsåret {closed.Span} är redan avslutat.", "ett öppet år");
        }
        else if (years.FirstOrDefault(year => year.Span.First < closed.Span.First && year.ClosedAt is null) is { } open)
        {
            fields.Refuse(
                LedgerReason.EarlierFiscalYearOpen, "fiscal_year", $"Räkenskapsåret {open.Span} är inte avslutat.", "åren avslutas i ordning");
        }

        fields.ThrowIfRefused();
        var next = NextFiscalYear.Of(fields, years, closed.Span, nextLast, request.Reason);
        fields.ThrowIfRefused();
        return (closed.Span, next);
    }

    private static async Task CheckAsync(LockedBooks books, ResultTransfer transfer, YearBalances balances)
    {
        var fields = new RequestFields();
        if (balances.OpeningsOre != 0)
        {
            fields.Refuse(
                LedgerReason.OpeningBalancesUnbalanced,
                "fiscal_year",
                $"Årets ingående balanser summerar till {Ore.Print(balances.OpeningsOre)}; ofta är föregående års resultat inte omfört.",
                "ingående balanser som summerar till 0");
        }

        if (balances.UnmovedOre != 0)
        {
            await transfer.CheckAsync(books, fields);
        }

        fields.ThrowIfRefused();
    }

    private static async Task OpenNextAsync(
        LockedBooks books, NextFiscalYear next, IReadOnlyDictionary<string, long> closing, string reason)
    {
        if (!next.TakesOpenings)
        {
            var fields = new RequestFields();
            await next.CompareAsync(books, fields, closing);
            fields.ThrowIfRefused();
        }

        await next.OpenAsync(books, closing, reason);
    }

    private static string Told(CloseFiscalYearResponse answer) =>
        $"avslutat; resultat {Ore.Print(answer.ResultOre)}"
        + (answer.Voucher is { } voucher ? $", överfört med verifikation {voucher.Series} {voucher.Number}" : ", redan överfört")
        + (answer.OpeningsGiven ? $"; ingående balanser {answer.NextFiscalYear.From}" : "; nästa års ingående balanser stämmer");
}
