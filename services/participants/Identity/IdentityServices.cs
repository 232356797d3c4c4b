using Finsam.ServiceDefaults;
using Microsoft.AspNetCore.DataProtection;

namespace Finsam.Participants.Identity;

/// <summary>Registers what seals and finds persons.</summary>
internal static class IdentityServices
{
    private const string ApplicationName = "finsam-participants";

    /// <summary>Adds the key ring, the blind index and the store of persons, from <c>Finsam__KeyFolder</c>.</summary>
    /// <exception cref="InvalidOperationException">The folder is not configured.</exception>
    public static void AddIdentity(this WebApplicationBuilder builder)
    {
        var folder = new KeyFolder(builder.Configuration.ReadChecked<KeyFolderOptions>(FinsamOptions.Section).KeyFolder);
        builder.Services.AddDataProtection().SetApplicationName(ApplicationName).PersistKeysToFileSystem(folder.Folder);
        builder.Services.AddSingleton(new BlindIndex(folder.ReadBlindIndexKey()));
        builder.Services.AddSingleton<IdentitySeal>();
        builder.Services.AddSingleton<PersonStore>();
    }
}
