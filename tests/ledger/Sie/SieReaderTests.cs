using System.Text;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Sie;

namespace Finsam.Ledger.Tests.Sie;

public sealed class SieReaderTests
{
    [Fact]
    public void A_plain_voucher_is_read()
    {
        var reading = SieText.Year(SieText.Voucher());

        Assert.Empty(reading.Problems.Kept);
        Assert.Empty(reading.Warnings.Kept);
        var voucher = Assert.Single(reading.File.Vouchers);
        Assert.Equal(("A", "1", new DateOnly(2017, 3, 1), "Bidrag"), (voucher.Series, voucher.Number, voucher.Date, voucher.Text));
        Assert.Equal(
            [("1930", "", 10000L), ("3010", "301", -10000L)], voucher.Rows.Select(row => (row.Account, row.Project, row.AmountOre)));
        Assert.Equal(new DaySpan(new DateOnly(2017, 1, 1), new DateOnly(2017, 12, 31)), reading.File.FiscalYears[0]);
        Assert.True(reading.File.Accounts["1930"].IsBalance);
    }

    [Fact]
    public void Tabs_separate_fields_and_empty_lines_are_passed_over()
    {
        var reading = SieText.Year(
            "\r\n\t\r\n#VER\tA\t1\t20170301\t\"Text\"\r\n{\r\n\t#TRANS\t1930\t{}\t1.5\r\n\t#TRANS\t3010\t{}\t-1.5\r\n}\r\n");

        Assert.Empty(reading.Problems.Kept);
        Assert.Equal([150L, -150L], reading.File.Vouchers[0].Rows.Select(row => row.AmountOre));
    }

    [Fact]
    public void An_escaped_quote_is_a_quote_and_other_backslashes_are_kept()
    {
        var reading = SieText.Year("""
            #KONTO 1510 "Kund \"AB\""
            #KONTO 1511 "1820\A012 Cykel"
            #KONTO 1512 "C:\Documents\"
            #KONTO 1513 kort\"citat
            """);

        Assert.Equal("Kund \"AB\"", reading.File.Accounts["1510"].Name);
        Assert.Equal(@"1820\A012 Cykel", reading.File.Accounts["1511"].Name);
        Assert.Equal(@"C:\Documents\", reading.File.Accounts["1512"].Name);
        Assert.Equal("kort\"citat", reading.File.Accounts["1513"].Name);
    }

    [Theory]
    [InlineData("""#KONTO 1288 "F"rskott till Lind" Park" """, "F\"rskott till Lind\" Park")]
    [InlineData("""#KONTO 1288 "F"reg+ende +rs resultat" """, "F\"reg+ende +rs resultat")]
    [InlineData("""#KONTO 1288 "L"n Emil J"nsson" """, "L\"n Emil J\"nsson")]
    public void Raw_quotes_inside_a_name_are_part_of_it(string line, string name)
    {
        var reading = SieText.Year(line);

        Assert.Equal(name, reading.File.Accounts["1288"].Name);
        Assert.Contains(
            reading.Warnings.Kept, warning => warning.Reason == SieReason.SieQuoteUnescaped && warning.Line == SieText.FirstLine);
    }

    [Fact]
    public void A_line_feed_inside_a_quoted_text_joins_the_lines()
    {
        var reading = SieText.Year("#VER A 1 20170301 \"Ver\"\n{\n#TRANS 1930 {} 1 20170301 \"rad ett\nrad två\"\n#TRANS 3010 {} -1\n}\n");

        Assert.Empty(reading.Problems.Kept);
        Assert.Equal("rad ett rad två", reading.File.Vouchers[0].Rows[0].Text);
        Assert.Equal(SieText.FirstLine + 4, reading.File.Vouchers[0].Rows[1].Line);
        Assert.Contains(
            reading.Warnings.Kept, warning => warning.Reason == SieReason.SieLineFeedInText && warning.Line == SieText.FirstLine + 2);
    }

    [Fact]
    public void A_quote_that_is_never_closed_ends_with_its_line()
    {
        var reading = SieText.Year("#KONTO 1510 \"Kundfordringar\n#KONTO 1511 \"Andra\"\n");

        Assert.Equal("Kundfordringar", reading.File.Accounts["1510"].Name);
        Assert.Equal("Andra", reading.File.Accounts["1511"].Name);
        Assert.Contains(reading.Warnings.Kept, warning => warning.Reason == SieReason.SieQuoteUnclosed);
    }

    [Fact]
    public void Objects_of_other_dimensions_are_kept_beside_the_project()
    {
        var reading = SieText.Year("#VER A 1 20170301\n{\n#TRANS 1930 {1 \"Nord\" 6 \"301\" 7 42} 1\n#TRANS 3010 {} -1\n}\n");

        var row = reading.File.Vouchers[0].Rows[0];
        Assert.Equal("301", row.Project);
        Assert.Equal(new Dictionary<int, string> { [1] = "Nord", [7] = "42" }, row.OtherObjects);
    }

    [Fact]
    public void Unknown_labels_and_trailing_fields_are_passed_over()
    {
        var reading = SieText.Year("#MOMSKOD 3010 10\n#KONTO 3050 \"Medel\" extra \"mer\"\n" + SieText.Voucher());

        Assert.Empty(reading.Problems.Kept);
        Assert.Equal("Medel", reading.File.Accounts["3050"].Name);
    }

    [Fact]
    public void Added_and_struck_rows_do_not_count_and_the_twin_does()
    {
        var reading = SieText.Year("""
            #VER A 8 20171210 "Material"
            {
            #BTRANS 1930 {} -1000 20171007 "" "" "2"
            #RTRANS 1930 {} -500 20171007 "" "" "2"
            #TRANS 1930 {} -500 20171210 ""
            #TRANS 3010 {} 500 20171210 ""
            }
            """);

        Assert.Empty(reading.Problems.Kept);
        Assert.Empty(reading.Warnings.Kept);
        Assert.Equal([-50000L, 50000L], reading.File.Vouchers[0].Rows.Select(row => row.AmountOre));
    }

    [Fact]
    public void An_added_row_without_its_twin_is_told()
    {
        var reading = SieText.Year("#VER A 8 20171210\n{\n#RTRANS 1930 {} -500\n#TRANS 1930 {} -400\n#TRANS 3010 {} 400\n}\n");

        Assert.Contains(
            reading.Warnings.Kept, warning => warning.Reason == SieReason.SieRtransWithoutTwin && warning.Line == SieText.FirstLine + 2);
    }

    [Fact]
    public void Utf8_under_pc8_is_read_and_told()
    {
        var text = "#FORMAT PC8\n#SIETYP 4\n#RAR 0 20170101 20171231\n#KONTO 1510 \"Förskott på lön\"\n";
        foreach (var bytes in new[] { Encoding.UTF8.GetBytes(text), [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)] })
        {
            var reading = SieReader.Read(bytes);

            Assert.Empty(reading.Problems.Kept);
            Assert.Equal("Förskott på lön", reading.File.Accounts["1510"].Name);
            Assert.Contains(reading.Warnings.Kept, warning => warning.Reason == SieReason.SieCharacterSet);
        }
    }

    [Fact]
    public void Latin1_under_pc8_is_read_and_told()
    {
        var reading = SieReader.Read(Encoding.Latin1.GetBytes("#FORMAT PC8\n#RAR 0 20170101 20171231\n#KONTO 1510 \"Förskott på lön\"\n"));

        Assert.Equal("Förskott på lön", reading.File.Accounts["1510"].Name);
        Assert.Contains(reading.Warnings.Kept, warning => warning.Reason == SieReason.SieCharacterSet);
    }

    [Fact]
    public void An_account_that_is_no_number_is_told_but_does_no_harm_until_it_is_used()
    {
        Assert.Empty(SieText.Year("#KONTO DIFF \"DIFF\"\n#KTYP DIFF\n").Problems.Kept);

        var used = SieText.Year("#KONTO DIFF \"DIFF\"\n#VER A 1 20170301\n{\n#TRANS DIFF {} 1\n#TRANS 1930 {} -1\n}\n");
        var problem = Assert.Single(used.Problems.Kept);
        Assert.Equal((SieReason.SieAccountNotNumeric, SieText.FirstLine + 3), (problem.Reason, problem.Line));
    }

    [Fact]
    public void A_missing_object_list_is_told_and_the_row_read()
    {
        var reading = SieText.Year("#VER A 1 20170301\n{\n#TRANS 1930 1.00\n#TRANS 3010 -1.00 20170302 \"text\"\n}\n");

        Assert.Empty(reading.Problems.Kept);
        Assert.Equal(new DateOnly(2017, 3, 2), reading.File.Vouchers[0].Rows[1].Date);
    }

    [Fact]
    public void A_lost_opening_brace_is_told_and_the_rows_read()
    {
        var reading = SieText.Year("#VER A 1 20170301\n\n#TRANS 1930 {} 1\n#TRANS 3010 {} -1\n}\n" + SieText.Voucher(number: "2"));

        Assert.Empty(reading.Problems.Kept);
        Assert.Equal([2, 2], reading.File.Vouchers.Select(voucher => voucher.Rows.Count));
        Assert.Contains(reading.Warnings.Kept, warning => warning.Reason == SieReason.SieVoucherUnopened);
    }

    [Fact]
    public void Dates_with_hyphens_are_read_and_told()
    {
        var reading = SieText.Year("#VER A 1 2017-03-01\n{\n#TRANS 1930 {} 1\n#TRANS 3010 {} -1\n}\n");

        Assert.Empty(reading.Problems.Kept);
        Assert.Equal(new DateOnly(2017, 3, 1), reading.File.Vouchers[0].Date);
        Assert.Contains(reading.Warnings.Kept, warning => warning.Reason == SieReason.SieDateWithHyphens);
    }

    [Fact]
    public void A_missing_format_is_told()
    {
        var reading = SieText.Read("#FLAGGA 0\n#RAR 0 20170101 20171231\n");

        Assert.Empty(reading.Problems.Kept);
        Assert.Contains(reading.Warnings.Kept, warning => warning.Reason == SieReason.SieFormatUndeclared);
    }

    [Fact]
    public void Reading_can_be_cancelled() => Assert.Throws<OperationCanceledException>(
        () => SieReader.Read(SieText.Cp437(SieText.Voucher()), new CancellationToken(canceled: true)));

    [Fact]
    public void Bytes_at_random_never_break_the_reader()
    {
        var random = new Random(4711);
        byte[] alphabet = [.. "#VER{} \"\\\n\r\t0123TRANSKONTOIB-."u8, 0x94, 0xFF, 0];
        for (var round = 0; round < 2000; round++)
        {
            var bytes = new byte[random.Next(0, 200)];
            for (var i = 0; i < bytes.Length; i++)
            {
                bytes[i] = alphabet[random.Next(alphabet.Length)];
            }

            SieText.Check(SieReader.Read(bytes));
        }
    }
}
