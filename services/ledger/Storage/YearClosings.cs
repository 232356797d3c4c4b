using Dapper;
using Finsam.Ledger.Domain;

namespace Finsam.Ledger.Storage;

/// <summary>Closings of fiscal years, those that stand and those that were taken back.</summary>
internal static class YearClosings
{
    /// <summary>Adds a closing with its balances, and marks the year as closed.</summary>
    public static Task AddAsync(
        LockedBooks books, DaySpan year, DateOnly nextYear, long? voucherId, bool gaveOpenings, IReadOnlyDictionary<string, long> balances) =>
        books.ExecuteAsync("""
            insert into fiscal_year_closing (forbund_id, fiscal_year, closing_no, closed_by, voucher_id, next_year, gave_openings, locked)
            select @Forbund, @First, coalesce(max(closing_no), 0) + 1, @Caller, @voucherId, @nextYear, @gaveOpenings,
                datemultirange(daterange(@First, @Last, '[]'))
                    - coalesce((select locked from period_lock where forbund_id = @Forbund), '{}'::datemultirange)
            from fiscal_year_closing where forbund_id = @Forbund and fiscal_year = @First;
            insert into closing_balance (forbund_id, fiscal_year, closing_no, account, amount_ore)
            select @Forbund, @First, closing_no, account, amount_ore
            from fiscal_year_closing, unnest(@accounts, @amounts) as closing (account, amount_ore)
            where forbund_id = @Forbund and fiscal_year = @First and reopened_at is null;
            update fiscal_year set closed_at = now() where forbund_id = @Forbund and first_day = @First
            """,
            new
            {
                books.Forbund,
                books.Caller,
                year.First,
                year.Last,
                nextYear,
                voucherId,
                gaveOpenings,
                accounts = balances.Keys.ToArray(),
                amounts = balances.Values.ToArray(),
            });

    /// <summary>The closing of a year that is closed.</summary>
    public static Task<Row> StandingAsync(LockedBooks books, DateOnly year) => books.Connection.QuerySingleAsync<Row>(books.Command("""
        select voucher_id, next_year, gave_openings
        from fiscal_year_closing where forbund_id = @Forbund and fiscal_year = @year and reopened_at is null
        """, new { books.Forbund, year }));

    /// <summary>True for the voucher that moved the result of a year that is closed.</summary>
    public static Task<bool> IsStandingVoucherAsync(LockedBooks books, long voucherId) => books.Connection.ExecuteScalarAsync<bool>(books.Command("""
        select exists (select from fiscal_year_closing where forbund_id = @Forbund and voucher_id = @voucherId and reopened_at is null)
        """, new { books.Forbund, voucherId }));

    /// <summary>Ends a closing: its days are open again, and the year is no longer closed.</summary>
    public static Task EndAsync(LockedBooks books, DateOnly year, long? reversalId) => books.ExecuteAsync("""
        update period_lock set locked = period_lock.locked - closing.locked
        from fiscal_year_closing as closing
        where period_lock.forbund_id = @Forbund
            and closing.forbund_id = @Forbund and closing.fiscal_year = @year and closing.reopened_at is null;
        update fiscal_year_closing set reopened_at = now(), reopened_by = @Caller, reversal_id = @reversalId
        where forbund_id = @Forbund and fiscal_year = @year and reopened_at is null;
        update fiscal_year set closed_at = null where forbund_id = @Forbund and first_day = @year
        """, new { books.Forbund, books.Caller, year, reversalId });

    /// <summary>A closing that stands.</summary>
    internal sealed class Row
    {
        /// <summary>The voucher that moved the result; null when there was nothing to move.</summary>
        public long? VoucherId { get; init; }

        /// <summary>First day of the next year.</summary>
        public DateOnly NextYear { get; init; }

        /// <summary>True when the next year got its opening balances from it.</summary>
        public bool GaveOpenings { get; init; }
    }
}
