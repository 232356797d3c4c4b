using System.Text;
using Finsam.Ledger.Domain.Sie;

namespace Finsam.Ledger.Tests.Sie;

public sealed class OwnSamplesTests
{
    [Fact]
    public void Every_file_is_read_or_refused_for_what_is_wrong_with_it()
    {
        foreach (var (name, file, isRead, reason) in OwnSamples.Defects)
        {
            var reading = SieText.Check(SieReader.Read(file));

            Assert.True(isRead == reading.Problems.IsEmpty, $"{name}: {string.Join("; ", reading.Problems.Kept)}");
            var told = (isRead ? reading.Warnings : reading.Problems).Kept.Select(problem => problem.Reason).ToList();
            Assert.True(reason is null ? told.Count == 0 : told.Contains(reason.Value), $"{name}: {string.Join(", ", told)}");
        }
    }

    [Theory]
    [InlineData("utf-8", "UTF-8", "Förskott 5 € – på lön")]
    [InlineData("iso-8859-1", "ISO 8859-1", "Förskott på lön")]
    [InlineData("iso-8859-15", "ISO 8859-15", "Förskott 5 € på lön")]
    [InlineData("windows-1252", "Windows-1252", "Förskott – på lön")]
    [InlineData("ibm437", "CP437", "Förskott på lön ½")]
    public void The_character_set_is_found_and_told(string written, string told, string name)
    {
        var encoding = written == "utf-8" ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(written) ?? Encoding.GetEncoding(written);

        var reading = SieReader.Read(encoding.GetBytes($"#FORMAT PC8\n#RAR 0 20170101 20171231\n#KONTO 1510 \"{name}\"\n"));

        Assert.Equal(name, reading.File.Accounts["1510"].Name);
        if (told == "CP437")
        {
            Assert.Empty(reading.Warnings.Kept);
        }
        else
        {
            Assert.Contains(
                $"lästs som {told}.",
                Assert.Single(reading.Warnings.Kept, warning => warning.Reason == SieReason.SieCharacterSet).Message,
                StringComparison.Ordinal);
        }
    }
}
