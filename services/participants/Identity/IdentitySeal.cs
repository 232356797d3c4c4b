using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Finsam.Participants.Identity;

/// <summary>Seals persons' keys and numbers, each for its förbund and controller: one controller's rows cannot be opened as another's.</summary>
internal sealed class IdentitySeal(IdentityKeys keys)
{
    private const string Purpose = "Finsam.Participants.Identity.v1";

    // What Data Protection seals begins with four bytes of its own and the id of the key.
    private const int KeyIdStart = 4;
    private const int KeyIdLength = 16;

    /// <summary>The seal of a controller in a förbund.</summary>
    public IDataProtector For(string forbund, string controller) => keys.Ring.CreateProtector(Purpose, forbund, controller);

    /// <summary>A person's key or number, sealed.</summary>
    public static byte[] Seal(IDataProtector protector, string person) => protector.Protect(Encoding.UTF8.GetBytes(person));

    /// <summary>What was sealed for a controller.</summary>
    /// <exception cref="CryptographicException">It was sealed for another, or its key is gone.</exception>
    public string Open(string forbund, string controller, byte[] sealedText)
    {
        try
        {
            return Encoding.UTF8.GetString(For(forbund, controller).Unprotect(sealedText));
        }
        catch (CryptographicException)
        {
            // Another instance may have sealed it with a key that has come since this one looked.
            keys.Refresh();
            return Encoding.UTF8.GetString(For(forbund, controller).Unprotect(sealedText));
        }
    }

    /// <summary>Id of the key that seals at the moment, as sealed texts carry it from their fifth byte on.</summary>
    public byte[] CurrentKeyId() => For("", "").Protect([])[KeyIdStart..(KeyIdStart + KeyIdLength)];
}
