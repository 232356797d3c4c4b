using Finsam.Common.V1;
using Finsam.Ledger.Api;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Vouchers;
using Finsam.Ledger.Storage;
using Npgsql;

namespace Finsam.Ledger.PostVoucher;

/// <summary>What the books hold that vouchers by themselves are checked against.</summary>
internal sealed class KnownBooks
{
    private readonly IReadOnlyList<DaySpan> fiscalYears;
    private readonly PeriodLocks locks;
    private readonly PostingRegisters registers;

    private KnownBooks(IReadOnlyList<DaySpan> fiscalYears, PeriodLocks locks, PostingRegisters registers)
    {
        this.fiscalYears = fiscalYears;
        this.locks = locks;
        this.registers = registers;
    }

    /// <summary>Reads what concerns some rows. For posting them the chain's lock must be held.</summary>
    public static async Task<KnownBooks> ReadAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, IReadOnlyList<VoucherRow> rows, CancellationToken ct)
    {
        var years = await FiscalYears.ReadAsync(connection, transaction, forbund, ct);
        return new KnownBooks(
            [.. years.Select(year => year.Span)],
            await PeriodLocks.ReadAsync(connection, transaction, forbund, ct),
            await PostingRegisters.ReadAsync(
                connection, transaction, forbund, rows.Select(row => row.Account), rows.SelectMany(row => row.Objects), ct));
    }

    /// <summary>The fiscal year of a day; null when there is none.</summary>
    public DaySpan? YearOf(DateOnly date) => fiscalYears.Any(year => year.Contains(date)) ? fiscalYears.First(year => year.Contains(date)) : null;

    /// <summary>Refuses a day that takes no vouchers: <c>PeriodLocked</c>, <c>DateOutsideFiscalYear</c>.</summary>
    public void CheckDay(RequestFields fields, DateOnly day, string field)
    {
        locks.Check(fields, day, field);
        if (YearOf(day) is null)
        {
            fields.Refuse(
                LedgerReason.DateOutsideFiscalYear, field, $"{day:yyyy-MM-dd} ligger i inget räkenskapsår som finns.",
                "ett datum i ett öppnat räkenskapsår");
        }
    }

    /// <summary>Refuses what does not fit: years, accounts and objects, then locked days.</summary>
    public void Check(RequestFields fields, VoucherDraft draft)
    {
        draft.CheckAgainstBooks(fields, YearOf(draft.Date), registers);
        locks.Check(fields, draft.Date, draft.Rows);
    }

    /// <summary>What is odd about a voucher that is posted all the same.</summary>
    public IEnumerable<FieldWarning> Warnings(VoucherDraft draft) => registers.Warnings(draft.Rows);
}
