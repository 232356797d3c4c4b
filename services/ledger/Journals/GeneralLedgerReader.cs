using System.Runtime.CompilerServices;
using Dapper;
using Finsam.Ledger.Api;
using Finsam.Ledger.Domain;
using Finsam.Ledger.V1;
using Npgsql;
using BooksSnapshot = Finsam.Ledger.Journal.BooksSnapshot;

namespace Finsam.Ledger.Journals;

/// <summary>Reads postings by account and day with balances, a part of an account at a time, however many there are.</summary>
/// <param name="books">The books.</param>
/// <param name="opened">First day of the fiscal year whose opening balances those of the span start from.</param>
/// <param name="span">Days within a fiscal year.</param>
/// <param name="accounts">The accounts; none: all.</param>
internal sealed class GeneralLedgerReader(BooksSnapshot books, DateOnly opened, DaySpan span, AccountRanges accounts)
{
    private const int MostRows = 500;

    /// <summary>The accounts that have a balance before the span or postings in it, by number.</summary>
    public async IAsyncEnumerable<GeneralLedgerPart> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var names = await AccountNames.ReadAsync(books, ct);
        var openings = new SortedDictionary<string, long>(await OpeningsAsync(ct), StringComparer.Ordinal);
        GeneralLedgerPart? part = null;
        await foreach (var (account, row) in RowsAsync(ct))
        {
            if (part is not null && part.Account != account)
            {
                yield return part;
                part = null;
            }
            else if (part is { Rows.Count: MostRows })
            {
                part.Continues = true;
                yield return part;
                part = Part(account, part.ClosingOre);
                part.Continued = true;
            }

            if (part is null)
            {
                foreach (var still in openings.Keys.TakeWhile(number => string.CompareOrdinal(number, account) < 0).ToList())
                {
                    openings.Remove(still, out var openingOre);
                    yield return Part(still, openingOre);
                }

                openings.Remove(account, out var openedOre);
                part = Part(account, openedOre);
            }

            row.BalanceOre = part.ClosingOre = checked(part.ClosingOre + row.AmountOre);
            part.Rows.Add(row);
        }

        if (part is not null)
        {
            yield return part;
        }

        foreach (var (account, openingOre) in openings)
        {
            yield return Part(account, openingOre);
        }

        GeneralLedgerPart Part(string account, long openingOre) => new()
        {
            Account = account, AccountName = names.GetValueOrDefault(account, ""), OpeningOre = openingOre, ClosingOre = openingOre,
        };
    }

    private async Task<Dictionary<string, long>> OpeningsAsync(CancellationToken ct) =>
        (await books.Connection.QueryAsync<(string Account, long AmountOre)>(books.Command("""
            select account, sum(amount_ore)::bigint
            from (
                select account, amount_ore from opening_balance where forbund_id = @Forbund and fiscal_year = @opened
                union all
                select account, amount_ore from posting where forbund_id = @Forbund and date >= @opened and date < @First
            ) as before
            group by account
            having sum(amount_ore) <> 0
            """, new { books.Forbund, opened, span.First }, ct)))
            .Where(opening => IsAsked(opening.Account)).ToDictionary(opening => opening.Account, opening => opening.AmountOre);

    private async IAsyncEnumerable<(string Account, GeneralLedgerRow Row)> RowsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("""
            select p.account, p.voucher_id, p.row_no, v.series, v.number, p.date, v.text, p.text, p.project, p.amount_ore
            from posting p
            join voucher v on v.forbund_id = p.forbund_id and v.voucher_id = p.voucher_id
            where p.forbund_id = $1 and p.date between $2 and $3
            order by p.account collate "C", p.date, p.voucher_id, p.row_no
            """, books.Connection, books.Transaction)
        {
            Parameters = { new() { Value = books.Forbund }, new() { Value = span.First }, new() { Value = span.Last } },
        };
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            if (IsAsked(reader.GetString(0)))
            {
                yield return (reader.GetString(0), Row(reader));
            }
        }
    }

    private bool IsAsked(string account) => accounts.IsEmpty || accounts.Contains(account);

    private static GeneralLedgerRow Row(NpgsqlDataReader reader) => new()
    {
        VoucherId = reader.GetInt64(1),
        RowNo = reader.GetInt32(2),
        Series = reader.GetString(3),
        Number = reader.GetString(4),
        Date = reader.GetFieldValue<DateOnly>(5).ToIso(),
        VoucherText = reader.GetString(6),
        Text = reader.GetString(7),
        Project = reader.GetString(8),
        AmountOre = reader.GetInt64(9),
    };
}
