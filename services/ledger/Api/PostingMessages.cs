using Finsam.Ledger.Domain.Vouchers;
using Finsam.Ledger.V1;

namespace Finsam.Ledger.Api;

/// <summary>Rows of vouchers as the contract writes them.</summary>
internal static class PostingMessages
{
    /// <summary>A posting.</summary>
    public static Posting ToMessage(this VoucherRow row) => new()
    {
        Account = row.Account,
        Project = row.Project,
        AmountOre = row.AmountOre,
        Text = row.Text,
        Date = row.Date.ToIso(),
        Quantity = Quantity.Print(row.Quantity),
        Objects = { (row.OtherObjects ?? []).Select(other => new DimensionObject { Dimension = other.Key, Code = other.Value }) },
    };
}
