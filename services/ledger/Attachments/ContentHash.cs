using System.Security.Cryptography;
using Finsam.Ledger.Api;
using Finsam.Refusals;

namespace Finsam.Ledger.Attachments;

/// <summary>The hash that a file is asked for by.</summary>
internal static class ContentHash
{
    /// <summary>Reads it.</summary>
    /// <exception cref="RefusedException">It is no SHA-256, and so no file's: <see cref="LedgerReason.AttachmentUnknown"/>.</exception>
    public static byte[] Read(string hexadecimal) =>
        hexadecimal.Length == SHA256.HashSizeInBytes * 2 && hexadecimal.All(char.IsAsciiHexDigit)
            ? Convert.FromHexString(hexadecimal)
            : throw Unknown();

    /// <summary>Refuses a file that is not there.</summary>
    public static RefusedException Unknown() => new(new Refusal(
        LedgerReason.AttachmentUnknown, "content_sha256", "Filen finns inte.", "content_sha256 för en bifogad fil"));
}
