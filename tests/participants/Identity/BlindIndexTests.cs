using Finsam.Participants.Identity;
using Xunit;

namespace Finsam.Participants.Tests.Identity;

public class BlindIndexTests
{
    private static readonly BlindIndex Index = new(() => [Key(1)]);

    [Fact]
    public void A_person_is_found_again_in_its_own_forbund_only()
    {
        Assert.Equal(Index.Of("a-b", "P1"), Index.Of("a-b", "P1"));
        Assert.NotEqual(Index.Of("a-b", "P1"), Index.Of("a-c", "P1"));
        Assert.NotEqual(Index.Of("a-b", "P1"), Index.Of("a-b", "P2"));
    }

    [Fact]
    public void While_keys_are_changed_a_person_is_found_under_each_and_decided_on_under_the_oldest()
    {
        var both = new BlindIndex(() => [Key(1), Key(2)]);
        var indexes = both.All("a-b", "P1");
        Assert.Equal([1, 2], indexes.Select(index => index.KeyNo));
        Assert.Equal(Index.Of("a-b", "P1"), indexes[0].Index);
        Assert.Equal(Index.Of("a-b", "P1"), both.Of("a-b", "P1"));
        Assert.Equal(new BlindIndex(() => [Key(2)]).Of("a-b", "P1"), indexes[1].Index);
        Assert.NotEqual(indexes[0].Index, indexes[1].Index);
    }

    [Fact]
    public void The_key_is_made_once_for_its_owner_only()
    {
        var path = Directory.CreateTempSubdirectory("finsam-keys-").FullName;
        try
        {
            var folder = Path.Combine(path, "keys");
            var key = Assert.Single(new KeyFolder(folder).ReadBlindIndexKeys());
            Assert.Equal(key.Key, Assert.Single(new KeyFolder(folder).ReadBlindIndexKeys()).Key);
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

    private static BlindIndexKey Key(int no) => new(no, [.. Enumerable.Range(no, 32).Select(number => (byte)number)]);
}
