using Finsam.Ledger.V1;
using Google.Protobuf.WellKnownTypes;

namespace Finsam.Ledger.Attachments;

/// <summary>A file as it is attached to a voucher or a draft.</summary>
internal sealed class StoredAttachment
{
    /// <summary>The voucher or the draft.</summary>
    public long OwnerId { get; init; }

    /// <summary>Hash of its bytes.</summary>
    public byte[] Sha256 { get; init; } = [];

    /// <summary>Name.</summary>
    public string FileName { get; init; } = "";

    /// <summary>Media type.</summary>
    public string MediaType { get; init; } = "";

    /// <summary>Size.</summary>
    public int SizeBytes { get; init; }

    /// <summary>When it was attached, UTC.</summary>
    public DateTime AttachedAt { get; init; }

    /// <summary>Who attached it.</summary>
    public string AttachedBy { get; init; } = "";

    /// <summary>The file as the contract has it.</summary>
    public Attachment ToMessage() => new()
    {
        ContentSha256 = Convert.ToHexStringLower(Sha256),
        FileName = FileName,
        MediaType = MediaType,
        SizeBytes = SizeBytes,
        AttachedAt = AttachedAt.ToTimestamp(),
        AttachedBy = AttachedBy,
    };
}
