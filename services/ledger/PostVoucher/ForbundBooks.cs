using Finsam.Ledger.Api;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Finsam.Refusals;

namespace Finsam.Ledger.PostVoucher;

/// <summary>What one förbund's books hold that a group's vouchers are checked against, and the vouchers that are added to them.</summary>
/// <param name="forbund">Slug.</param>
/// <param name="chain">Its chain, locked.</param>
/// <param name="position">The förbund's position when the group has been committed.</param>
internal sealed class ForbundBooks(string forbund, VoucherChain chain, long position)
{
    private readonly List<DaySpan> fiscalYears = [];
    private readonly List<DaySpan> locks = [];

    /// <summary>Slug.</summary>
    public string Forbund { get; } = forbund;

    /// <summary>The förbund's position when the group has been committed.</summary>
    public long Position { get; } = position;

    /// <summary>What the registers say of the accounts and projects that the vouchers name.</summary>
    public PostingRegisters Registers { get; } = new();

    /// <summary>The last numbers of the series that are posted in.</summary>
    public SeriesNumbers Numbers { get; } = new();

    /// <summary>The vouchers that have been posted.</summary>
    public List<ChainedVoucher> Posted { get; } = [];

    /// <summary>The last link of the chain with them.</summary>
    public ChainHead Head => chain.Head;

    /// <summary>Adds a fiscal year that is there.</summary>
    public void AddFiscalYear(DaySpan year) => fiscalYears.Add(year);

    /// <summary>Adds a span that takes no postings.</summary>
    public void AddLock(DaySpan span) => locks.Add(span);

    /// <summary>Numbers and chains a voucher.</summary>
    /// <exception cref="RefusedException">It does not fit the books; they are as before.</exception>
    public PostVoucherResponse Post(VoucherDraft draft, string postedBy)
    {
        var year = CheckAgainstBooks(draft);
        draft.CheckAgainst(new PeriodLocks(locks));
        var number = Numbers.Next(year.First, draft.Series);
        var chained = chain.Add(draft.ToVoucher(year.First, number), postedBy);
        Posted.Add(chained);
        return new PostVoucherResponse
        {
            Series = draft.Series, Number = number, Hash = Convert.ToHexStringLower(chained.Hash), VoucherId = chained.Id,
            Warnings = { Registers.Warnings(draft.Rows) },
        };
    }

    private DaySpan CheckAgainstBooks(VoucherDraft draft)
    {
        var fields = new RequestFields();
        DaySpan? year = fiscalYears.FindIndex(span => span.Contains(draft.Date)) is >= 0 and var found ? fiscalYears[found] : null;
        draft.CheckAgainstBooks(fields, year, Registers);
        fields.ThrowIfRefused();
        return year!.Value;
    }
}
