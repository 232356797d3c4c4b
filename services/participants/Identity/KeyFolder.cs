using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Finsam.Participants.Identity;

/// <summary>The folder with the service's keys. Whoever loses it can neither open nor find a person again.</summary>
internal sealed partial class KeyFolder
{
    private const int KeyLengthBytes = 32;
    private const int FirstKey = 1;
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

    /// <summary>Names of the files of keys, in order.</summary>
    public IReadOnlyList<string> FileNames() =>
        [.. Folder.EnumerateFiles().Select(file => file.Name).Where(name => Path.GetExtension(name) is ".key" or ".xml").Order(StringComparer.Ordinal)];

    /// <summary>When the newest of them was made.</summary>
    public DateTime NewestWrittenAt() => FileNames().Max(name => File.GetLastWriteTimeUtc(Path.Combine(Folder.FullName, name)));

    /// <summary>The keys that blind indexes are made with, oldest first; the first is made by whichever instance comes first.</summary>
    /// <exception cref="InvalidOperationException">A file is no key.</exception>
    public IReadOnlyList<BlindIndexKey> ReadBlindIndexKeys()
    {
        var numbers = BlindIndexKeyNumbers();
        if (numbers.Count == 0)
        {
            Make(PathOf(FirstKey));
            numbers = [FirstKey];
        }

        return [.. numbers.Select(Read)];
    }

    /// <summary>A key for a use of its own, made by whichever instance comes first.</summary>
    /// <exception cref="InvalidOperationException">The file is no key.</exception>
    public byte[] ReadKey(string name)
    {
        var path = Path.Combine(Folder.FullName, $"{name}.key");
        if (!File.Exists(path))
        {
            Make(path);
        }

        return Read(path);
    }

    /// <summary>Makes a key beside those that are there; its number.</summary>
    public int AddBlindIndexKey()
    {
        var no = ReadBlindIndexKeys()[^1].No + 1;
        Make(PathOf(no));
        return no;
    }

    /// <summary>Removes a key for good.</summary>
    public void RemoveBlindIndexKey(int no) => File.Delete(PathOf(no));

    private List<int> BlindIndexKeyNumbers() =>
    [
        .. Folder.EnumerateFiles("blind-index*.key").Select(file => KeyNamePattern().Match(file.Name)).Where(match => match.Success)
            .Select(match => match.Groups["no"] is { Success: true, Value: var no } ? int.Parse(no, CultureInfo.InvariantCulture) : FirstKey).Order(),
    ];

    private BlindIndexKey Read(int no) => new(no, Read(PathOf(no)));

    private static byte[] Read(string path)
    {
        var key = File.ReadAllBytes(path);
        return key.Length == KeyLengthBytes ? key : throw new InvalidOperationException($"{path} is not {KeyLengthBytes} bytes long.");
    }

    // Under a name of its own first, so that nobody reads half a key.
    private void Make(string path)
    {
        var draft = Path.Combine(Folder.FullName, $"{Guid.NewGuid():N}.new");
        WriteNew(draft, RandomNumberGenerator.GetBytes(KeyLengthBytes));
        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }

    private string PathOf(int no) => Path.Combine(Folder.FullName, no == FirstKey ? "blind-index.key" : $"blind-index.{no}.key");

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

    [GeneratedRegex(@"^blind-index(\.(?<no>[1-9][0-9]{0,5}))?\.key$", RegexOptions.CultureInvariant)]
    private static partial Regex KeyNamePattern();
}
