using Finsam.ServiceDefaults;

namespace Finsam.Participants.Identity;

/// <summary>Registers what seals and finds persons.</summary>
internal static class IdentityServices
{
    /// <summary>Adds the key ring, the blind index and the store of persons, from <c>Finsam__KeyFolder</c>.</summary>
    /// <exception cref="InvalidOperationException">The folder is not configured.</exception>
    public static void AddIdentity(this WebApplicationBuilder builder)
    {
        var folder = new KeyFolder(builder.Configuration.ReadChecked<KeyFolderOptions>(FinsamOptions.Section).KeyFolder);
        var keys = new IdentityKeys(folder);
        builder.Services.AddSingleton(folder);
        builder.Services.AddSingleton(keys);
        builder.Services.AddSingleton(new BlindIndex(() => keys.BlindIndexKeys));
        builder.Services.AddSingleton<IdentitySeal>();
        builder.Services.AddSingleton<PersonStore>();
        builder.Services.AddSingleton<Rekeying>();
        builder.Services.AddHostedService<KeyFolderWatch>();
        builder.Services.AddHostedService<RekeyingWork>();
    }
}
