using Dapper;
using Finsam.Ledger.Api;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Vouchers;
using Npgsql;

namespace Finsam.Ledger.Storage;

/// <summary>The days of a förbund that take no postings.</summary>
/// <param name="Spans">The locked spans, oldest first; none touches another.</param>
internal sealed record PeriodLocks(IReadOnlyList<DaySpan> Spans)
{
    /// <summary>What is accepted instead of a locked day.</summary>
    public const string Accepted = "ett datum i en öppen period; en rättelse bokförs på dagen för rättelsen";

    /// <summary>
    /// Reads them. The chain's lock must be held (<see cref="ChainHead.LockAsync"/>): locking takes it too, so that nothing is posted into
    /// a period after it was locked.
    /// </summary>
    public static async Task<PeriodLocks> ReadAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, CancellationToken ct) =>
        new([.. (await connection.QueryAsync<(DateOnly First, DateOnly Last)>(new CommandDefinition(
            "select lower(span), upper(span) - 1 from period_lock, unnest(locked) as span where forbund_id = @forbund order by 1",
            new { forbund }, transaction, cancellationToken: ct)))
            .Select(span => new DaySpan(span.First, span.Last))]);

    /// <summary>Selects the locked spans of some förbund within a batch that holds their locks: förbund, first day and last day.</summary>
    public static NpgsqlBatchCommand ReadCommand(string[] forbund) =>
        new("select forbund_id, lower(span), upper(span) - 1 from period_lock, unnest(locked) as span where forbund_id = any($1) order by 1, 2")
        {
            Parameters = { new() { Value = forbund } },
        };

    /// <summary>Locks a span.</summary>
    public static Task AddAsync(LockedBooks books, DaySpan span) => books.ExecuteAsync("""
        insert into period_lock (forbund_id, locked) values (@Forbund, datemultirange(daterange(@First, @Last, '[]')))
        on conflict on constraint period_lock_pk do update set locked = period_lock.locked + excluded.locked
        """, new { books.Forbund, span.First, span.Last });

    /// <summary>True when a day takes no postings.</summary>
    public bool Contains(DateOnly day) => Spans.Any(span => span.Contains(day));

    /// <summary>Refuses a day that is locked with <c>PeriodLocked</c>.</summary>
    public void Check(RequestFields fields, DateOnly day, string field)
    {
        if (Contains(day))
        {
            fields.Refuse(LedgerReason.PeriodLocked, field, Message(day), Accepted);
        }
    }

    /// <summary>Refuses a voucher whose date, or the day of a row of it, is locked.</summary>
    public void Check(RequestFields fields, DateOnly date, IReadOnlyList<VoucherRow> rows)
    {
        Check(fields, date, "date");
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Date != date)
            {
                Check(fields, rows[i].Date, $"postings[{i}].date");
            }
        }
    }

    /// <summary>Says that a day is locked, and which span it lies in.</summary>
    public string Message(DateOnly day) => $"{day:yyyy-MM-dd} ligger i en låst period ({Spans.First(span => span.Contains(day))}).";

    /// <summary>The spans as the log shows them.</summary>
    public override string ToString() => Spans.Count == 0 ? "inget låst" : string.Join(", ", Spans);
}
