using System.Globalization;
using Dapper;
using Finsam.Ledger.Api;
using Finsam.Ledger.Domain;
using Finsam.Refusals;
using Npgsql;

namespace Finsam.Ledger.Budgets;

/// <summary>The mark of what stands of a period's budget: the instant of the last change of it.</summary>
internal static class BudgetEtag
{
    private const string None = "0";

    /// <summary>The etag; the same until the budget is changed.</summary>
    public static async Task<string> ReadAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, DaySpan period, CancellationToken ct) =>
        Of(await LastAsync(connection, transaction, forbund, period, ct));

    /// <summary>Refuses with <c>EtagMismatch</c> when the budget is not as the caller knew it; an empty etag is no claim.</summary>
    public static async Task CheckAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, DaySpan period, string etag, CancellationToken ct)
    {
        if (etag.Length == 0)
        {
            return;
        }

        var last = await LastAsync(connection, transaction, forbund, period, ct);
        if (etag != Of(last))
        {
            throw new RefusedException(new Refusal(
                LedgerReason.EtagMismatch,
                "etag",
                last is null
                    ? $"Det finns ingen budget för {period}."
                    : $"Budgeten för {period} ändrades {last.ChangedAt:yyyy-MM-dd HH:mm} UTC ({last.Kind}) av {last.ChangedBy}.",
                "etag från senaste läsningen"));
        }
    }

    private static string Of(LastChange? last) => last?.ChangedAt.Ticks.ToString("x", CultureInfo.InvariantCulture) ?? None;

    private static Task<LastChange?> LastAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, DaySpan period, CancellationToken ct) =>
        connection.QuerySingleOrDefaultAsync<LastChange>(new CommandDefinition("""
            select e.kind, change.changed_at, change.changed_by
            from register_entry e
            cross join lateral (values (e.valid_from, e.put_by), (e.valid_to, e.ended_by)) as change (changed_at, changed_by)
            where e.forbund_id = @forbund and e.period_from = @First and e.period_to = @Last and e.kind = any(@All)
                and change.changed_at <> 'infinity'
            order by change.changed_at desc limit 1
            """, new { forbund, period.First, period.Last, BudgetVersions.All }, transaction, cancellationToken: ct));

    private sealed class LastChange
    {
        public string Kind { get; init; } = "";

        public DateTime ChangedAt { get; init; }

        public string ChangedBy { get; init; } = "";
    }
}
