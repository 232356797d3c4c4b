using Dapper;
using Finsam.Ledger.Api;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Money;
using Finsam.Ledger.Storage;

namespace Finsam.Ledger.Periods;

/// <summary>The year after one that is closed, which opens with its closing balances.</summary>
/// <param name="Span">Its days.</param>
/// <param name="IsNew">True when it is not in the books yet.</param>
/// <param name="TakesOpenings">False when its opening balances are there already and are only compared.</param>
internal sealed record NextFiscalYear(DaySpan Span, bool IsNew, bool TakesOpenings)
{
    private const int Months = 12;

    /// <summary>
    /// Finds it, or plans it: twelve months where its last day is not given. Refuses <c>FiscalYearInvalid</c>, <c>ReasonMissing</c>,
    /// <c>FiscalYearOverlaps</c>.
    /// </summary>
    public static NextFiscalYear Of(
        RequestFields fields, IReadOnlyList<FiscalYears.Row> years, DaySpan closed, DateOnly? lastDay, string reason)
    {
        var first = closed.Last.AddDays(1);
        if (years.FirstOrDefault(year => year.Span.First == first) is { } known)
        {
            if (lastDay is { } asked && asked != known.Span.Last)
            {
                fields.Refuse(
                    LedgerReason.FiscalYearInvalid, "next_last_day", $"Räkenskapsåret {known.Span} finns redan.", known.Span.Last.ToIso());
            }

            // An earlier year may come to the books later: what a closed year opened with stands.
            return new NextFiscalYear(known.Span, IsNew: false, TakesOpenings: !known.HasOpenings && known.ClosedAt is null);
        }

        var next = new DaySpan(first, lastDay ?? first.AddMonths(Months).AddDays(-1));
        NewFiscalYear.Check(fields, next, [.. years.Select(year => year.Span)], reason, "next_last_day", "next_last_day");
        return new NextFiscalYear(next, IsNew: true, TakesOpenings: true);
    }

    /// <summary>Refuses opening balances that are not these, account by account: <c>OpeningBalanceDiffers</c>.</summary>
    public async Task CompareAsync(LockedBooks books, RequestFields fields, IReadOnlyDictionary<string, long> closing)
    {
        var openings = (await books.Connection.QueryAsync<(string Account, long AmountOre)>(books.Command(
            "select account, amount_ore from opening_balance where forbund_id = @Forbund and fiscal_year = @First",
            new { books.Forbund, Span.First }))).ToDictionary(row => row.Account, row => row.AmountOre);
        foreach (var account in closing.Keys.Union(openings.Keys).Order(StringComparer.Ordinal))
        {
            var (closed, opened) = (closing.GetValueOrDefault(account), openings.GetValueOrDefault(account));
            if (closed != opened)
            {
                fields.Refuse(
                    LedgerReason.OpeningBalanceDiffers,
                    "fiscal_year",
                    $"Konto {account}: året slutar på {Ore.Print(closed)}, men ingående balans {Span.First:yyyy-MM-dd} är {Ore.Print(opened)}.",
                    Ore.Print(closed));
            }
        }
    }

    /// <summary>Opens the year where it is new, and gives it its opening balances where it takes them.</summary>
    public async Task OpenAsync(LockedBooks books, IReadOnlyDictionary<string, long> closing, string reason)
    {
        if (IsNew)
        {
            await FiscalYears.OpenAsync(books, Span, reason);
        }

        if (TakesOpenings)
        {
            await books.ExecuteAsync("""
                insert into opening_balance (forbund_id, fiscal_year, account, amount_ore)
                select @Forbund, @First, account, amount_ore from unnest(@accounts, @amounts) as opening (account, amount_ore);
                update fiscal_year set has_openings = true where forbund_id = @Forbund and first_day = @First
                """, new { books.Forbund, Span.First, accounts = closing.Keys.ToArray(), amounts = closing.Values.ToArray() });
        }
    }
}
