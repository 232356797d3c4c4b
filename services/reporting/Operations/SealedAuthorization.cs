using System.Security.Cryptography;
using System.Text;

namespace Finsam.Reporting.Operations;

/// <summary>
/// Seals a caller's authorization while its composition is under way: the process that takes one up asks the sources with the rights of
/// whoever began it. The key comes from the service's own access to its database, which every instance has and no copy of the database.
/// </summary>
internal sealed class SealedAuthorization
{
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly byte[] _key;

    /// <summary>Derives the key.</summary>
    /// <param name="secret">A secret that all instances share.</param>
    public SealedAuthorization(string secret) => _key = HKDF.DeriveKey(
        HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret), KeyBytes, info: "finsam composition operation"u8.ToArray());

    /// <summary>Seals it for one operation.</summary>
    public byte[] Seal(string authorization, Guid operation)
    {
        var plain = Encoding.UTF8.GetBytes(authorization);
        var result = new byte[NonceBytes + TagBytes + plain.Length];
        RandomNumberGenerator.Fill(result.AsSpan(0, NonceBytes));
        using var cipher = new AesGcm(_key, TagBytes);
        cipher.Encrypt(
            result.AsSpan(0, NonceBytes), plain, result.AsSpan(NonceBytes + TagBytes), result.AsSpan(NonceBytes, TagBytes), operation.ToByteArray());
        return result;
    }

    /// <summary>Opens it; null where it was sealed with another secret or for another operation.</summary>
    public string? Open(byte[] sealedText, Guid operation)
    {
        if (sealedText.Length < NonceBytes + TagBytes)
        {
            return null;
        }

        var plain = new byte[sealedText.Length - NonceBytes - TagBytes];
        using var cipher = new AesGcm(_key, TagBytes);
        try
        {
            cipher.Decrypt(
                sealedText.AsSpan(0, NonceBytes),
                sealedText.AsSpan(NonceBytes + TagBytes),
                sealedText.AsSpan(NonceBytes, TagBytes),
                plain,
                operation.ToByteArray());
            return Encoding.UTF8.GetString(plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
