using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace Finsam.Participants.Identity;

/// <summary>The keys that seal, in the key folder. Data Protection makes the next one by itself every 90 days; here one is made at once.</summary>
internal static class SealingKeys
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    /// <summary>Makes a key that seals from now on; its id.</summary>
    public static Guid Add(KeyFolder folder)
    {
        using var services = Services(folder);
        var now = DateTimeOffset.UtcNow;
        return services.GetRequiredService<IKeyManager>().CreateNewKey(now, now + Lifetime).KeyId;
    }

    /// <summary>Ids of all keys.</summary>
    public static IReadOnlyList<Guid> Ids(KeyFolder folder)
    {
        using var services = Services(folder);
        return [.. services.GetRequiredService<IKeyManager>().GetAllKeys().Select(key => key.KeyId)];
    }

    /// <summary>Deletes all keys but one: what they have sealed is closed for good.</summary>
    public static void RemoveAllBut(KeyFolder folder, Guid kept)
    {
        foreach (var id in Ids(folder).Where(id => id != kept))
        {
            File.Delete(Path.Combine(folder.Folder.FullName, $"key-{id:D}.xml"));
        }
    }

    private static ServiceProvider Services(KeyFolder folder)
    {
        var services = new ServiceCollection();
        services.AddDataProtection().SetApplicationName(IdentityKeys.ApplicationName).PersistKeysToFileSystem(folder.Folder);
        return services.BuildServiceProvider();
    }
}
