using System.Text;
using Finsam.Ledger.Domain.Sie;

namespace Finsam.Ledger.Tests.Sie;

/// <summary>Small files with what real ones hold and the defects that real ones have.</summary>
internal static class OwnSamples
{
    private const string Head = "#FLAGGA 0\n#PROGRAM \"Prov\" 1\n#FORMAT PC8\n#GEN 20180110\n#SIETYP 4\n#FNAMN \"Förbundet\"\n#RAR 0 20170101 20171231\n"
        + "#KONTO 1930 \"Bank\"\n#KONTO 3010 \"Årsbidrag från län\"\n#IB 0 1930 0.00\n";

    /// <summary>A file with every kind of record.</summary>
    public static byte[] Rich => SieText.Cp437("""
        #FLAGGA 1
        #PROGRAM "Prov" 1
        #FORMAT PC8
        #GEN 20180110 "AB"
        #SIETYP 4
        #PROSA "Prov"
        #FTYP KF
        #FNR "C:\Prov\"
        #ORGNR 222000-0000 1 2
        #BKOD 84110
        #ADRESS "Kontakt" "Gatan 1" "111 11 Orten" "00-000 00"
        #FNAMN "Förbundet \"F\""
        #RAR 0 20170101 20171231
        #RAR -1 20160101 20161231
        #TAXAR 2018
        #OMFATTN 20171231
        #KPTYP EUBAS97
        #VALUTA SEK
        #KONTO 1930 "Bank"
        #KTYP 1930 T
        #SRU 1930 7281
        #SRU 1930 7282
        #KONTO 3010 "Bidrag"
        #KTYP 3010 I
        #ENHET 3010 "tim"
        #DIM 1 "Kostnadsställe"
        #UNDERDIM 21 "Under" 1
        #OBJEKT 1 "Nord" "Norra"
        #OBJEKT 6 "301" "Teamet"
        #IB 0 1930 10.00 1.5
        #IB -1 1930 4.00
        #UB -1 1930 10.00
        #RES -1 3010 -6.00
        #OIB 0 1930 {6 "301"} 3.00
        #PBUDGET 0 201703 3010 {} -500.00 3
        #PBUDGET -1 201603 3010 {6 "301"} -400.00
        #PSALDO -1 201603 3010 {} -6.00
        #VER "LEV1" 7 20170301 "Text med \"citat\"" 20170315 "CD"
        {
        #BTRANS 1930 {} 90.00 20170301 "struken" "" "EF"
        #RTRANS 1930 {1 "Nord" 6 "301"} 100.00 20170302 "" "" "EF"
        #TRANS 1930 {1 "Nord" 6 "301"} 100.00 20170301 "rad" 2.25 "GH"
        #TRANS 3010 {21 "Nord1"} -100.00
        }
        """);

    /// <summary>Lines that the export of <see cref="Rich"/> holds.</summary>
    public static IReadOnlyList<string> RichExpected { get; } =
    [
        "#ORGNR \"222000-0000\" \"1\" \"2\"\n",
        "#ADRESS \"Kontakt\" \"Gatan 1\" \"111 11 Orten\" \"00-000 00\"\n",
        "#FNAMN \"Förbundet \\\"F\\\"\"\n#RAR 0 20170101 20171231\n#RAR -1 20160101 20161231\n#TAXAR \"2018\"\n#KPTYP \"EUBAS97\"\n#VALUTA SEK\n",
        "#KONTO 1930 \"Bank\"\n#KTYP 1930 T\n#SRU 1930 \"7281\"\n#SRU 1930 \"7282\"\n#KONTO 3010 \"Bidrag\"\n#KTYP 3010 I\n#ENHET 3010 \"tim\"\n",
        "#DIM 1 \"Kostnadsställe\"\n#UNDERDIM 21 \"Under\" 1\n#OBJEKT 1 \"Nord\" \"Norra\"\n#OBJEKT 6 \"301\" \"Teamet\"\n#OBJEKT 21 \"Nord1\" \"\"\n",
        "#IB 0 1930 10.00 1.5\n#IB -1 1930 4.00\n#UB 0 1930 110.00 3.75\n#UB -1 1930 10.00\n#RES 0 3010 -100.00\n#RES -1 3010 -6.00\n",
        "#OIB 0 1930 {6 \"301\"} 3.00\n#OUB 0 1930 {6 \"301\"} 103.00 2.25\n",
        "#PSALDO 0 201703 1930 {} 100.00 2.25\n#PSALDO 0 201703 1930 {1 \"Nord\"} 100.00 2.25\n#PSALDO 0 201703 1930 {6 \"301\"} 100.00 2.25\n",
        "#PBUDGET 0 201703 3010 {} -500.00 3\n#PBUDGET -1 201603 3010 {6 \"301\"} -400.00\n",
        "#VER \"LEV1\" 7 20170301 \"Text med \\\"citat\\\"\" 20170315 \"CD\"\n{\n#BTRANS 1930 {} 90.00 20170301 \"struken\" \"\" \"EF\"\n"
            + "#RTRANS 1930 {1 \"Nord\" 6 \"301\"} 100.00 20170302 \"\" \"\" \"EF\"\n"
            + "#TRANS 1930 {1 \"Nord\" 6 \"301\"} 100.00 20170301 \"rad\" 2.25 \"GH\"\n#TRANS 3010 {21 \"Nord1\"} -100.00 20170301\n}\n",
    ];

    /// <summary>A file of type 3, without vouchers.</summary>
    public static byte[] TypeThree => SieText.Cp437("""
        #FLAGGA 0
        #FORMAT PC8
        #SIETYP 3
        #FNAMN "Förbundet"
        #RAR 0 20170101 20171231
        #KONTO 1930 "Bank"
        #KONTO 3010 "Bidrag"
        #IB 0 1930 0.00
        #UB 0 1930 7.00
        #RES 0 3010 -7.00
        #OUB 0 1930 {6 "301"} 7.00
        #PSALDO 0 201703 3010 {} -7.00 2.5
        #PSALDO 0 201703 1930 {6 "301"} 7.00
        """);

    /// <summary>Files by name, each with the reason that it is refused for, or is read with a warning for; null when nothing is wrong.</summary>
    public static IReadOnlyList<(string Name, byte[] File, bool IsRead, SieReason? Reason)> Defects { get; } =
    [
        ("cp437", SieText.Cp437(Head), true, null),
        ("utf8", Encoding.UTF8.GetBytes(Head), true, SieReason.SieCharacterSet),
        ("latin1", Encoding.Latin1.GetBytes(Head), true, SieReason.SieCharacterSet),
        ("garbled", Encoding.UTF8.GetBytes(Head.Replace("ö", "”", StringComparison.Ordinal)), true, SieReason.SieTextGarbled),
        ("no format", SieText.Cp437(Head.Replace("#FORMAT PC8\n", "", StringComparison.Ordinal)), true, SieReason.SieFormatUndeclared),
        ("swapped budget", SieText.Cp437(Head + "#PBUDGET 0 3010 201703 {} -1.00\n"), true, SieReason.SieFieldsSwapped),
        ("budget without list", SieText.Cp437(Head + "#PBUDGET 0 201703 3010 -1.00\n"), true, SieReason.SieObjectListMalformed),
        ("odd quantity", SieText.Cp437(Head + Voucher("#TRANS 1930 {} 1 20170301 \"\" många", "#TRANS 3010 {} -1")), true, SieReason.SieQuantityMalformed),
        ("unreadable struck row", SieText.Cp437(Head + Voucher("#BTRANS 1930 {} ett")), true, SieReason.SieChangeUnreadable),
        ("line feed in text", SieText.Cp437(Head + Voucher("#TRANS 1930 {} 1 20170301 \"två\nrader\"", "#TRANS 3010 {} -1")), true,
            SieReason.SieLineFeedInText),
        ("raw quotes", SieText.Cp437(Head + "#KONTO 1288 \"F\"rskott till Lind\" Park\"\n"), true, SieReason.SieQuoteUnescaped),
        ("empty voucher", SieText.Cp437(Head + Voucher()), true, SieReason.SieVoucherEmpty),
        ("unknown account kind", SieText.Cp437(Head + "#KONTO DIFF \"DIFF\"\n"), true, SieReason.SieAccountNotNumeric),
        ("iso date", SieText.Cp437(Head + Voucher().Replace("20170301", "2017-03-01", StringComparison.Ordinal)), true, SieReason.SieDateWithHyphens),
        ("unbalanced", SieText.Cp437(Head + Voucher("#TRANS 1930 {} 2", "#TRANS 3010 {} -1")), false, SieReason.SieVoucherUnbalanced),
        ("posted on DIFF", SieText.Cp437(Head + Voucher("#TRANS DIFF {} 1", "#TRANS 3010 {} -1")), false, SieReason.SieAccountNotNumeric),
        ("undeclared account", SieText.Cp437(Head + Voucher("#TRANS 1940 {} 1", "#TRANS 3010 {} -1")), false, SieReason.SieAccountUndeclared),
        ("same number twice", SieText.Cp437(Head + Voucher() + Voucher()), false, SieReason.SieVoucherNumberDuplicate),
        ("cut", SieText.Cp437(Head.Replace("#PROGRAM", "#KSUMMA\n#PROGRAM", StringComparison.Ordinal)), false, SieReason.SieKsummaMissing),
        ("budget without amount", SieText.Cp437(Head + "#PBUDGET 0 201703 3010 {}\n"), false, SieReason.SieFieldMissing),
    ];

    private static string Voucher(params string[] rows) => $"#VER A 1 20170301 \"Prov\"\n{{\n{string.Join('\n', rows)}\n}}\n";
}
