using Finsam.Ledger.Domain.Vouchers;

namespace Finsam.Ledger.Storage;

/// <summary>A voucher in its place in the chain.</summary>
/// <param name="Id">Place, from 1.</param>
/// <param name="Voucher">The voucher.</param>
/// <param name="ContentHash">Hash of what it says.</param>
/// <param name="DetailsHash">Hash of what it has besides; null when it has nothing.</param>
/// <param name="Hash">Hash of its place and content after the one before it.</param>
/// <param name="PostedBy">The token's subject.</param>
internal sealed record ChainedVoucher(long Id, Voucher Voucher, byte[] ContentHash, byte[]? DetailsHash, byte[] Hash, string PostedBy);

/// <summary>Adds links to a förbund's chain, whose head must be locked.</summary>
internal sealed class VoucherChain(string forbund, ChainHead head)
{
    private readonly VoucherHash hash = new();

    /// <summary>The last link.</summary>
    public ChainHead Head { get; private set; } = head;

    /// <summary>Chains a voucher to the one before it.</summary>
    public ChainedVoucher Add(Voucher voucher, string postedBy)
    {
        var id = Head.VoucherId + 1;
        var content = hash.Content(voucher.Date, voucher.Text, voucher.Rows);
        var details = hash.Details(voucher);
        var link = hash.Chained(Head.Hash, forbund, id, voucher, content, details);
        Head = new ChainHead(id, link);
        return new ChainedVoucher(id, voucher, content, details, link, postedBy);
    }
}
