using System.ComponentModel.DataAnnotations;

namespace Finsam.Ledger.Checkpoints;

/// <summary>What checkpoints are signed with: environment variable <c>Finsam__CheckpointKeyFile</c>.</summary>
internal sealed class CheckpointOptions
{
    /// <summary>File with the private key, PEM: PKCS #8, curve P-256.</summary>
    [Required]
    public string CheckpointKeyFile { get; init; } = "";
}
