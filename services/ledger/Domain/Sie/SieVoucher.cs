namespace Finsam.Ledger.Domain.Sie;

/// <summary>A #VER with its rows.</summary>
internal sealed class SieVoucher
{
    /// <summary>One-based line of the #VER.</summary>
    public required int Line { get; init; }

    /// <summary>Series; may be empty.</summary>
    public required string Series { get; init; }

    /// <summary>Number as the file has it; empty when the receiver is to give one (4I).</summary>
    public required string Number { get; init; }

    /// <summary>Voucher date.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Text; may be empty.</summary>
    public required string Text { get; init; }

    /// <summary>When it was registered; null where the file does not say.</summary>
    public DateOnly? Registered { get; init; }

    /// <summary>Who registered it, often initials; may be empty.</summary>
    public string Signature { get; init; } = "";

    /// <summary>#RTRANS and #BTRANS rows in order.</summary>
    public List<SieChange> Changes { get; } = [];

    /// <summary>#TRANS rows in order.</summary>
    public List<SieTransaction> Rows { get; } = [];

    /// <summary>True when a row of it could not be read, so that its balance says nothing.</summary>
    public bool IsDamaged { get; set; }

    /// <summary>Series and number as people read them: <c>A 12</c>.</summary>
    public string Name => (Series.Length, Number.Length) switch
    {
        (0, 0) => $"utan nummer på rad {Line}",
        (_, 0) => $"{Series} utan nummer på rad {Line}",
        (0, _) => Number,
        _ => $"{Series} {Number}",
    };
}
