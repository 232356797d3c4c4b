using System.Globalization;
using Finsam.Ledger.Api;
using Finsam.Ledger.V1;
using Finsam.Refusals;

namespace Finsam.Ledger.Drafts;

/// <summary>A draft as its row of the table <c>voucher_draft</c> has it.</summary>
internal sealed class StoredDraft
{
    /// <summary>Which it is.</summary>
    public long DraftId { get; init; }

    /// <summary>Counts the changes.</summary>
    public int Version { get; init; }

    /// <summary>What it says, serialized.</summary>
    public byte[] Content { get; init; } = [];

    /// <summary>When it was created, UTC.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>Who created it.</summary>
    public string CreatedBy { get; init; } = "";

    /// <summary>When it was last changed, UTC.</summary>
    public DateTime ChangedAt { get; init; }

    /// <summary>Who last changed it.</summary>
    public string ChangedBy { get; init; } = "";

    /// <summary>The version as callers hold it.</summary>
    public string Etag => Version.ToString(CultureInfo.InvariantCulture);

    /// <summary>What it says.</summary>
    public DraftContent Read() => DraftContent.Parser.ParseFrom(Content);

    /// <summary>Makes sure that the caller has seen what stands here.</summary>
    /// <exception cref="RefusedException"><see cref="LedgerReason.EtagMismatch"/>.</exception>
    public void MustBe(string etag)
    {
        if (etag.Length > 0 && etag != Etag)
        {
            throw new RefusedException(new Refusal(
                LedgerReason.EtagMismatch,
                "etag",
                string.Create(CultureInfo.InvariantCulture, $"Utkastet ändrades {ChangedAt:yyyy-MM-dd HH:mm:ss} UTC, efter att det lästes."),
                "etag för utkastet som det är nu"));
        }
    }
}
