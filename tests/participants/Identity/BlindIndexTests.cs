using Finsam.Participants.Identity;
using Xunit;

namespace Finsam.Participants.Tests.Identity;

public class BlindIndexTests
{
    private static readonly BlindIndex Index = new([.. Enumerable.Range(0, 32).Select(number => (byte)number)]);

    [Fact]
    public void A_person_is_found_again_in_its_own_forbund_only()
    {
        Assert.Equal(Index.Of("a-b", "P1"), Index.Of("a-b", "P1"));
        Assert.NotEqual(Index.Of("a-b", "P1"), Index.Of("a-c", "P1"));
        Assert.NotEqual(Index.Of("a-b", "P1"), Index.Of("a-b", "P2"));
    }

    [Fact]
    public void The_key_is_made_once_for_its_owner_only()
    {
        var path = Directory.CreateTempSubdirectory("finsam-keys-").FullName;
        try
        {
            var folder = Path.Combine(path, "keys");
            var key = new KeyFolder(folder).ReadBlindIndexKey();
            Assert.Equal(key, new KeyFolder(folder).ReadBlindIndexKey());
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
                var mode = File.GetUnixFileMode(Path.Combine(folder, "blind-index.key"));
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, mode);
            }
        }
        finally
        {
            Directory.Delete(path, recursive: true);
        }
    }
}
