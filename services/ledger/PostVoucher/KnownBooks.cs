using Dapper;
using Finsam.Ledger.Api;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Storage;
using Npgsql;

namespace Finsam.Ledger.PostVoucher;

/// <summary>What the books hold that a voucher by itself is checked against.</summary>
internal sealed class KnownBooks
{
    private readonly IReadOnlyList<DaySpan> fiscalYears;
    private readonly PeriodLocks locks;
    private readonly HashSet<string> accounts;
    private readonly HashSet<(int Dimension, string Code)> objects;

    private KnownBooks(
        IReadOnlyList<DaySpan> fiscalYears, PeriodLocks locks, HashSet<string> accounts, HashSet<(int Dimension, string Code)> objects)
    {
        this.fiscalYears = fiscalYears;
        this.locks = locks;
        this.accounts = accounts;
        this.objects = objects;
    }

    /// <summary>Reads them.</summary>
    public static async Task<KnownBooks> ReadAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, CancellationToken ct)
    {
        var years = await FiscalYears.ReadAsync(connection, transaction, forbund, ct);
        var accounts = await connection.QueryAsync<string>(new CommandDefinition(
            "select number from account where forbund_id = @forbund", new { forbund }, transaction, cancellationToken: ct));
        var objects = await connection.QueryAsync<(int, string)>(new CommandDefinition(
            "select dimension, code from dimension_object where forbund_id = @forbund", new { forbund }, transaction, cancellationToken: ct));
        return new KnownBooks(
            [.. years.Select(year => year.Span)],
            await PeriodLocks.ReadAsync(connection, transaction, forbund, ct),
            [.. accounts],
            [.. objects]);
    }

    /// <summary>The fiscal year of a day; null when there is none.</summary>
    public DaySpan? YearOf(DateOnly date) => fiscalYears.Any(year => year.Contains(date)) ? fiscalYears.First(year => year.Contains(date)) : null;

    /// <summary>
    /// Refuses what does not fit: <c>DateOutsideFiscalYear</c>, <c>AccountUnknown</c>, <c>ProjectUnknown</c>, <c>ObjectUnknown</c>,
    /// <c>PeriodLocked</c>.
    /// </summary>
    public void Check(RequestFields fields, VoucherDraft draft)
    {
        draft.CheckAgainstBooks(fields, YearOf(draft.Date), accounts.Contains, objects.Contains);
        locks.Check(fields, draft.Date, draft.Rows);
    }
}
