using Microsoft.AspNetCore.DataProtection;

namespace Finsam.Participants.Identity;

/// <summary>The keys of the folder as they are at the moment: a new one is taken into use by every instance without a restart.</summary>
internal sealed class IdentityKeys
{
    /// <summary>What tells our key ring from others'.</summary>
    public const string ApplicationName = "finsam-participants";

    private readonly KeyFolder _folder;
    private volatile Keys _keys;

    /// <summary>Reads the keys, and makes the first where there is none.</summary>
    public IdentityKeys(KeyFolder folder)
    {
        _folder = folder;
        _keys = Read(folder);
    }

    /// <summary>Keys of blind indexes, oldest first; never empty.</summary>
    public IReadOnlyList<BlindIndexKey> BlindIndexKeys => _keys.BlindIndexKeys;

    /// <summary>The Data Protection key ring.</summary>
    public IDataProtectionProvider Ring => _keys.Ring;

    /// <summary>Reads the folder again where its files are others than before.</summary>
    public void Refresh()
    {
        if (!_folder.FileNames().SequenceEqual(_keys.FileNames, StringComparer.Ordinal))
        {
            _keys = Read(_folder);
        }
    }

    private static Keys Read(KeyFolder folder)
    {
        var blindIndexKeys = folder.ReadBlindIndexKeys();
        var ring = DataProtectionProvider.Create(folder.Folder, builder => builder.SetApplicationName(ApplicationName));
        return new Keys(folder.FileNames(), blindIndexKeys, ring);
    }

    private sealed record Keys(IReadOnlyList<string> FileNames, IReadOnlyList<BlindIndexKey> BlindIndexKeys, IDataProtectionProvider Ring);
}
