using System.Text;
using Finsam.Ledger.Domain.Sie;

namespace Finsam.Ledger.Tests.Sie;

/// <summary>Small SIE files to read in tests.</summary>
internal static class SieText
{
    private const string Header = """
        #FLAGGA 0
        #PROGRAM "Prov" 1.0
        #FORMAT PC8
        #GEN 20180210
        #SIETYP 4
        #FNAMN "Provförbundet"
        #RAR 0 20170101 20171231
        #KONTO 1930 "Bank"
        #KTYP 1930 T
        #KONTO 3010 "Bidrag"
        #KTYP 3010 I
        #OBJEKT 6 "301" "Teamet"
        #IB 0 1930 0.00

        """;

    /// <summary>Line that <see cref="Year"/>'s own lines begin on.</summary>
    public static int FirstLine => Header.Count(letter => letter == '\n') + 1;

    /// <summary>
    /// Reads the year 2017 with accounts 1930 and 3010, project 301 and these lines, in code page 437; applies all rules.
    /// </summary>
    public static SieReading Year(string lines) => Check(SieReader.Read(Cp437(Header + lines)));

    /// <summary>Reads text in code page 437; applies no rules.</summary>
    public static SieReading Read(string text) => SieReader.Read(Cp437(text));

    /// <summary>Text in code page 437.</summary>
    public static byte[] Cp437(string text) => CodePagesEncodingProvider.Instance.GetEncoding(437)!.GetBytes(text);

    /// <summary>What bytes in code page 437 say.</summary>
    public static string Cp437Text(byte[] file) => CodePagesEncodingProvider.Instance.GetEncoding(437)!.GetString(file);

    /// <summary>A balanced voucher.</summary>
    public static string Voucher(string series = "A", string number = "1", string amount = "100.00") => $$"""
        #VER {{series}} {{number}} 20170301 "Bidrag"
        {
        #TRANS 1930 {} {{amount}}
        #TRANS 3010 {6 "301"} -{{amount}}
        }

        """;

    /// <summary>Applies the rules to a file that was read.</summary>
    public static SieReading Check(SieReading reading)
    {
        if (SieFiscalYear.Of(reading.File, [], reading.Problems) is { } year)
        {
            new SieVoucherRules(reading.File, year, new HashSet<string>(), reading).Check();
            SieBalanceRules.Check(reading.File, reading.Warnings);
            SieRecordRules.Check(reading.File, reading.Warnings);
        }

        return reading;
    }
}
