using System.Security.Cryptography;

namespace Finsam.Participants.Identity;

/// <summary>The folder with the service's keys. Whoever loses it can neither open nor find a person again.</summary>
internal sealed class KeyFolder
{
    private const int KeyLengthBytes = 32;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Opens the folder, making it where it is missing.</summary>
    /// <exception cref="IOException">It cannot be made or read.</exception>
    public KeyFolder(string path)
    {
        Folder = OperatingSystem.IsWindows() ? Directory.CreateDirectory(path) : Directory.CreateDirectory(path, OwnerOnly);
    }

    /// <summary>Where the Data Protection key ring lies.</summary>
    public DirectoryInfo Folder { get; }

    /// <summary>The key that blind indexes are made with, made by whichever instance comes first.</summary>
    public byte[] ReadBlindIndexKey()
    {
        var file = Path.Combine(Folder.FullName, "blind-index.key");
        if (!File.Exists(file))
        {
            var draft = Path.Combine(Folder.FullName, $"blind-index.{Guid.NewGuid():N}.new");
            WriteNew(draft, RandomNumberGenerator.GetBytes(KeyLengthBytes));
            try
            {
                File.Move(draft, file, overwrite: false);
            }
            catch (IOException) when (File.Exists(file))
            {
                File.Delete(draft);
            }
        }

        var key = File.ReadAllBytes(file);
        return key.Length == KeyLengthBytes ? key : throw new InvalidOperationException($"{file} is not {KeyLengthBytes} bytes long.");
    }

    private static void WriteNew(string file, byte[] key)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerFile;
        }

        using var stream = new FileStream(file, options);
        stream.Write(key);
        stream.Flush(flushToDisk: true);
    }
}
