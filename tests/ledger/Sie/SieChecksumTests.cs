using System.Text;
using Finsam.Ledger.Domain.Sie;

namespace Finsam.Ledger.Tests.Sie;

public sealed class SieChecksumTests
{
    [Fact]
    public void It_is_the_crc32_of_zlib()
    {
        SieChecksum checksum = default;
        checksum.Append("1234"u8);
        checksum.Append("56789"u8);

        // The check value of CRC-32/ISO-HDLC.
        Assert.Equal(0xCBF43926u, checksum.Value);
    }

    [Fact]
    public void Separators_quotes_and_braces_do_not_count()
    {
        SieChecksum checksum = default;
        checksum.Append(SieText.Cp437("#FNAMNFörbundet \"F\"#VERA120170301#TRANS1930630110.00#TRANS3010-10.00"));

        var reading = SieText.Read($$"""
            #FLAGGA 0
            #KSUMMA
            #FNAMN	"Förbundet \"F\""
            #VER "A" 1 20170301
            {
               #TRANS 1930 {6 "301"} 10.00
               #TRANS 3010 {} "-10.00"
            }
            #KSUMMA {{checksum.Value}}
            """);

        Assert.Empty(reading.Problems.Kept);
    }

    [Theory]
    [InlineData("#KSUMMA\n#FNAMN X\n#KSUMMA 1\n", SieReason.SieKsummaDiffers)]
    [InlineData("#KSUMMA\n#FNAMN X\n", SieReason.SieKsummaMissing)]
    internal void A_changed_or_cut_file_is_refused(string text, SieReason reason)
    {
        Assert.Equal(reason, Assert.Single(SieText.Read(text).Problems.Kept).Reason);
    }

    [Fact]
    public void A_file_in_another_character_set_cannot_be_verified()
    {
        var reading = SieReader.Read(Encoding.UTF8.GetBytes("#FORMAT PC8\n#KSUMMA\n#FNAMN Förbund\n#KSUMMA 1\n"));

        Assert.Empty(reading.Problems.Kept);
        Assert.Contains(reading.Warnings.Kept, warning => warning.Reason == SieReason.SieKsummaUnverifiable);
    }
}
