using System.Globalization;
using System.Text;

namespace Finsam.Ledger.Tests.Sie;

/// <summary>Files of the year 2017 with odd series, gaps, dimensions and texts, the same for the same seed.</summary>
internal static class RandomBooks
{
    private static readonly string[] Accounts = ["1510", "1930", "2091", "3010", "5010", "8999"];

    private static readonly string[] Series = ["A", "", "LEV1", "Åö"];

    /// <summary>Makes one.</summary>
    public static byte[] Make(int seed)
    {
        var random = new Random(seed);
        var text = new StringBuilder("#FLAGGA 0\n#FORMAT PC8\n#SIETYP 4\n#FNAMN " + Quoted(random) + "\n#RAR 0 20170101 20171231\n");
        foreach (var account in Accounts)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"#KONTO {account} {Quoted(random)}");
            if (random.Next(2) == 0)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"#ENHET {account} tim\n#SRU {account} {random.Next(1000, 9999)}\n#SRU {account} 77");
            }
        }

        text.Append("#DIM 1 \"Enhet\"\n#DIM 6 \"Projekt\"\n#UNDERDIM 61 \"Delprojekt\" 6\n#OBJEKT 6 \"301\" \"Teamet\"\n");
        text.AppendLine(CultureInfo.InvariantCulture, $"#IB 0 1930 {random.Next(1000)}.50 {random.Next(9)}.5");
        text.AppendLine(CultureInfo.InvariantCulture, $"#OIB 0 1510 {{6 \"301\"}} {random.Next(1000)}.00");
        text.AppendLine(CultureInfo.InvariantCulture, $"#PBUDGET 0 201704 5010 {{6 \"301\"}} {random.Next(1000)}.00");
        foreach (var series in Series.Where(_ => random.Next(4) > 0))
        {
            var number = 0;
            for (var count = random.Next(1, 8); count > 0; count--)
            {
                number += random.Next(1, 4);
                AppendVoucher(text, random, series, number);
            }
        }

        return SieText.Cp437(text.ToString());
    }

    private static void AppendVoucher(StringBuilder text, Random random, string series, int number)
    {
        var day = new DateOnly(2017, 1, 1).AddDays(random.Next(365)).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        text.AppendLine(CultureInfo.InvariantCulture, $"#VER \"{series}\" {number} {day} {Quoted(random)} {(random.Next(2) == 0 ? "20180105 \"ab\"" : "")}");
        text.Append("{\n");
        if (random.Next(3) == 0)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"#BTRANS 1930 {{1 {Quoted(random)}}} 5.00 {day} {Quoted(random)} \"\" \"cd\"");
        }

        var sum = 0;
        for (var rows = random.Next(0, 5); rows > 0; rows--)
        {
            var ore = random.Next(-100_000, 100_000);
            sum += ore;
            var row = $"{Accounts[random.Next(Accounts.Length)]} {Objects(random)} {Kronor(ore)} {day} {Quoted(random)} {Quantity(random)}";
            if (random.Next(6) == 0)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"#RTRANS {row} \"ef\"");
            }

            text.AppendLine(CultureInfo.InvariantCulture, $"#TRANS {row}");
        }

        if (sum != 0)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"#TRANS 1930 {{}} {Kronor(-sum)}");
        }

        text.Append("}\n");
    }

    private static string Kronor(int ore) => (ore / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Quantity(Random random) => random.Next(3) == 0 ? "2.25" : "\"\"";

    private static string Objects(Random random) => random.Next(4) switch
    {
        0 => "{}",
        1 => "{6 \"301\"}",
        2 => $"{{1 {Quoted(random)} 6 {Quoted(random)}}}",
        _ => "{6 \"301\" 61 \"a\" 8 \"7\"}",
    };

    // A backslash never stands last: it would have to be written otherwise.
    private static string Quoted(Random random)
    {
        const string Letters = "abcÅÄÖåäöé 12#{}\"\\'-.,;£½";
        var text = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => Letters[random.Next(Letters.Length)])).Trim() + "x";
        return $"\"{text.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }
}
