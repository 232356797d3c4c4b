using Finsam.Ledger.Domain.Sie;
using Finsam.Ledger.Domain.Vouchers;

namespace Finsam.Ledger.Storage;

/// <summary>A voucher as its row of the table <c>voucher</c> has it.</summary>
internal sealed class StoredVoucher
{
    /// <summary>Place in the chain.</summary>
    public long VoucherId { get; init; }

    /// <summary>First day of its fiscal year.</summary>
    public DateOnly FiscalYear { get; init; }

    /// <summary>Series.</summary>
    public string Series { get; init; } = "";

    /// <summary>Number.</summary>
    public string Number { get; init; } = "";

    /// <summary>Number in the imported file; empty when it had none; null when the voucher was posted here.</summary>
    public string? SourceNumber { get; init; }

    /// <summary>Voucher date.</summary>
    public DateOnly Date { get; init; }

    /// <summary>Text.</summary>
    public string Text { get; init; } = "";

    /// <summary>When the source registered it; null when not told.</summary>
    public DateOnly? RegisteredOn { get; init; }

    /// <summary>Stored hash of what it says.</summary>
    public byte[] ContentHash { get; init; } = [];

    /// <summary>Stored hash of its place in the chain.</summary>
    public byte[] Hash { get; init; } = [];

    /// <summary>How it is hashed.</summary>
    public int HashVersion { get; init; }

    /// <summary>Who the event was with; empty when not told.</summary>
    public string Counterparty { get; init; } = "";

    /// <summary>Who registered it where it was imported from.</summary>
    public string Signature { get; init; } = "";

    /// <summary>Stored hash of its details; null when it has none, or was hashed without them.</summary>
    public byte[]? DetailsHash { get; init; }

    /// <summary>Its name for people: series, number and date.</summary>
    public string Name => $"{(Series + " " + Number).Trim()} ({Date:yyyy-MM-dd})";

    /// <summary>The voucher with its rows and its changes.</summary>
    public Voucher ToVoucher(IReadOnlyList<VoucherRow> rows, IReadOnlyList<SieChange> changes) =>
        new(FiscalYear, Series, Number, SourceNumber, Date, Text, RegisteredOn, rows)
        {
            Counterparty = Counterparty, Signature = Signature, Changes = changes,
        };
}
