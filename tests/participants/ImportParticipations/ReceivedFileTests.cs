using System.Security.Cryptography;
using System.Text;
using Finsam.Participants.ImportParticipations;
using Finsam.Refusals;
using Xunit;

namespace Finsam.Participants.Tests.ImportParticipations;

public sealed class ReceivedFileTests
{
    private static readonly byte[] Key = [1, 2, 3];

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4096)]
    public async Task What_comes_in_parts_is_read_hashed_and_checked_as_a_whole(int partBytes)
    {
        var file = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("å;😀;b\n", 2000)));
        using var received = new ReceivedFile(IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Key));
        var whole = await FillAsync(received, file, partBytes);
        Assert.Equal(HMACSHA256.HashData(Key, file), whole.Hash);
        Assert.Null(whole.FirstBadLine);
        for (var i = 0; i < 2; i++)
        {
            using var content = whole.Open();
            using var read = new MemoryStream();
            await content.CopyToAsync(read);
            Assert.Equal(file, read.ToArray());
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4096)]
    public async Task The_first_line_that_is_not_utf8_is_found_wherever_parts_end(int partBytes)
    {
        using var received = new ReceivedFile(IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Key));
        var file = (byte[])[.. "a\nå\n"u8, .. Encoding.Latin1.GetBytes("ö\nö\n"), .. "b\n"u8];
        Assert.Equal(3, (await FillAsync(received, file, partBytes)).FirstBadLine);
        using var cut = new ReceivedFile(IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Key));
        Assert.Equal(2, (await FillAsync(cut, "a\nå"u8.ToArray()[..^1], partBytes)).FirstBadLine);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_when_it_has_become_so()
    {
        using var received = new ReceivedFile(IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Key), most: 10);
        await received.AppendAsync(new byte[10], default);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => received.AppendAsync(new byte[1], default));
        Assert.Equal("FILE_TOO_LONG", Assert.Single(refused.Refusals).WireReason);
    }

    private static async Task<ImportFile> FillAsync(ReceivedFile received, byte[] file, int partBytes)
    {
        foreach (var part in file.Chunk(partBytes))
        {
            await received.AppendAsync(part, default);
        }

        return await received.CompleteAsync(default);
    }
}
