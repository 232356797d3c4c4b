using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Finsam.Participants.Identity;

/// <summary>Seals persons' keys, each for its förbund and controller: one controller's rows cannot be opened as another's.</summary>
internal sealed class IdentitySeal(IDataProtectionProvider provider)
{
    private const string Purpose = "Finsam.Participants.Identity.v1";

    /// <summary>The seal of a controller in a förbund.</summary>
    public IDataProtector For(string forbund, string controller) => provider.CreateProtector(Purpose, forbund, controller);

    /// <summary>A person's key, sealed.</summary>
    public static byte[] Seal(IDataProtector protector, string person) => protector.Protect(Encoding.UTF8.GetBytes(person));
}
