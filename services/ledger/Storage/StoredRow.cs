using Finsam.Ledger.Domain.Vouchers;

namespace Finsam.Ledger.Storage;

/// <summary>A row of a voucher as the table <c>posting</c> has it.</summary>
internal sealed class StoredRow
{
    /// <summary>Its voucher.</summary>
    public long VoucherId { get; init; }

    /// <summary>Number in the voucher, from 1.</summary>
    public int RowNo { get; init; }

    /// <summary>Account.</summary>
    public string Account { get; init; } = "";

    /// <summary>Project; empty when none.</summary>
    public string Project { get; init; } = "";

    /// <summary>Öre, debit positive.</summary>
    public long AmountOre { get; init; }

    /// <summary>Day that it counts on.</summary>
    public DateOnly Date { get; init; }

    /// <summary>Text.</summary>
    public string Text { get; init; } = "";

    /// <summary>Objects of other dimensions as JSON; null when none.</summary>
    public string? Dimensions { get; init; }

    /// <summary>Quantity; null when none.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>Who made the row where it was imported from.</summary>
    public string Signature { get; init; } = "";

    /// <summary>The row.</summary>
    public VoucherRow ToRow() => new(Account, Project, AmountOre, Date, Text, DimensionsJson.Read(Dimensions), Quantity, Signature);
}
