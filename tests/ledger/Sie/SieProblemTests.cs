using Finsam.Ledger.Domain.Sie;

namespace Finsam.Ledger.Tests.Sie;

public sealed class SieProblemTests
{
    [Theory]
    [InlineData(1, "#PROGRAM, #GEN")]
    [InlineData(3, "#PROGRAM, #GEN, #OMFATTN")]
    [InlineData(4, "#PROGRAM, #GEN")]
    public void Records_that_the_type_must_have_are_told_at_once(int type, string missing)
    {
        var reading = SieText.Check(SieText.Read(
            $"#FLAGGA 0\n#FORMAT PC8\n#SIETYP {type}\n#FNAMN \"Förbundet\"\n#RAR 0 20170101 20171231\n#KONTO 1930 \"Bank\"\n#IB 0 1930 0.00\n"));
        var warning = Assert.Single(reading.Warnings.Kept);
        Assert.Equal((SieReason.SieRecordMissing, missing), (warning.Reason, warning.Accepted));
    }

    [Theory]
    [InlineData("#VER A 1 20170301\n{\n#TRANS 1930 {} 1\n#TRANS 3010 {} -2\n}", "SieVoucherUnbalanced", 0)]
    [InlineData("#VER A 1 20180101\n{\n#TRANS 1930 {} 1\n#TRANS 3010 {} -1\n}", "SieDateOutsideFiscalYear", 0)]
    [InlineData("#VER A 1 20170301\n{\n#TRANS 1930 {} 1 20161231\n#TRANS 3010 {} -1\n}", "SieDateOutsideFiscalYear", 2)]
    [InlineData("#VER A 1 20170301\n{\n#TRANS 1940 {} 1\n#TRANS 3010 {} -1\n}", "SieAccountUndeclared", 2)]
    [InlineData("#VER A 1 20170301\n{\n#TRANS 1930 {} 1.005\n#TRANS 3010 {} -1\n}", "SieAmountTooManyDecimals", 2)]
    [InlineData("#VER A 1 20170301\n{\n#TRANS 1930 {} 1,50\n#TRANS 3010 {} -1\n}", "SieAmountMalformed", 2)]
    [InlineData("#VER A 1 20170301\n{\n#TRANS 1930 {} +1\n#TRANS 3010 {} -1\n}", "SieAmountMalformed", 2)]
    [InlineData("#VER A 1 20170301\n{\n#TRANS 1930 {} 99999999999999.00\n#TRANS 3010 {} -1\n}", "SieAmountTooLarge", 2)]
    [InlineData("#VER A 1 20170301\n{\n#TRANS 1930 {} \n#TRANS 3010 {} -1\n}", "SieFieldMissing", 2)]
    [InlineData("#VER A 1 20170301\n{\n#TRANS 1930 {6} 1\n#TRANS 3010 {} -1\n}", "SieObjectListMalformed", 2)]
    [InlineData("#VER A 1 20170231\n{\n#TRANS 1930 {} 1\n#TRANS 3010 {} -1\n}", "SieDateMalformed", 0)]
    [InlineData("#TRANS 1930 {} 1", "SieTransOutsideVoucher", 0)]
    [InlineData("#VER A 1 20170301\n{\n#TRANS 1930 {} 1\n#TRANS 3010 {} -1", "SieVoucherUnclosed", 3)]
    [InlineData("#VER A 1 20170301\n#VER A 2 20170301\n{\n#TRANS 1930 {} 1\n#TRANS 3010 {} -1\n}", "SieVoucherUnopened", 0)]
    [InlineData("Detta är ingen SIE-post", "SieNotARecord", 0)]
    [InlineData("#VALUTA EUR", "SieCurrencyNotSek", 0)]
    [InlineData("#IB 0 1930 ett", "SieAmountMalformed", 0)]
    [InlineData("#RAR 0 20171231 20170101", "SieFiscalYearInvalid", 0)]
    public void What_cannot_be_posted_is_told_with_its_line(string lines, string reason, int lineAfterFirst)
    {
        var reading = SieText.Year(lines + "\n");

        Assert.Contains(
            reading.Problems.Kept,
            problem => problem.Reason.ToString() == reason
                && problem.Line == SieText.FirstLine + lineAfterFirst
                && problem.Message.Length > 0);
    }

    [Theory]
    [InlineData("#KONTO 1510 \"", "\\\" ", "\"\n")]
    [InlineData("#KONTO 1510 ", "\"a\" ", "\n")]
    [InlineData("#VER A 1 20170301 ", "{ ", "\n")]
    [InlineData("#TRANS 1930 {", "1 \"a\" ", "\n")]
    public void A_line_of_megabytes_is_refused_with_its_number_in_one_pass(string first, string repeated, string last)
    {
        var reading = SieText.Year(first + string.Concat(Enumerable.Repeat(repeated, 1_000_000)) + last);

        Assert.Contains(
            reading.Problems.Kept, problem => problem.Reason == SieReason.SieRecordTooLong && problem.Line == SieText.FirstLine);
    }

    [Fact]
    public void A_number_that_stands_twice_in_a_series_is_refused_and_another_series_may_have_it()
    {
        var reading = SieText.Year(SieText.Voucher() + SieText.Voucher("B") + SieText.Voucher());

        var problem = Assert.Single(reading.Problems.Kept);
        Assert.Equal((SieReason.SieVoucherNumberDuplicate, SieText.FirstLine + 10), (problem.Reason, problem.Line));
    }

    [Fact]
    public void All_problems_are_counted_and_a_thousand_kept()
    {
        var lines = string.Concat(Enumerable.Range(1, 1500).Select(number => $"#VER A {number} 20170301\n{{\n#TRANS 1930 {{}} 1\n}}\n"));

        var reading = SieText.Year(lines);

        Assert.Equal(1500, reading.Problems.Count);
        Assert.Equal(1000, reading.Problems.Kept.Count);
    }

    [Fact]
    public void A_damaged_row_is_not_told_again_as_an_unbalanced_voucher()
    {
        var reading = SieText.Year("#VER A 1 20170301\n{\n#TRANS 1930 {} x\n#TRANS 3010 {} -1\n}\n");

        Assert.Equal(SieReason.SieAmountMalformed, Assert.Single(reading.Problems.Kept).Reason);
    }

    [Fact]
    public void Messages_never_hold_a_vouchers_text()
    {
        var reading = SieText.Year("#VER A 1 20170301 \"Hemlig person\"\n{\n#TRANS 1930 {} 1 20170301 \"Hemlig person\"\n}\n");

        Assert.All(reading.Problems.Kept, problem => Assert.DoesNotContain("Hemlig", problem.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("#VER A 1 20170301\n{\n}\n", "SieVoucherEmpty")]
    [InlineData("#VER A 1 20170301\n{\n#TRANS 1930 {6 \"999\"} 1\n#TRANS 3010 {} -1\n}\n", "SieObjectUndeclared")]
    [InlineData("#IB 0 1930 5.00\n", "SieOpeningBalanceUnbalanced")]
    [InlineData("#UB 0 1930 5.00\n", "SieClosingBalanceDiffers")]
    [InlineData("#RES 0 3010 5.00\n", "SieClosingBalanceDiffers")]
    public void What_is_odd_but_readable_is_told_as_a_warning(string lines, string reason)
    {
        var reading = SieText.Year(lines);

        Assert.Empty(reading.Problems.Kept);
        Assert.Contains(reading.Warnings.Kept, warning => warning.Reason.ToString() == reason);
    }

    [Fact]
    public void Gaps_in_a_series_are_told()
    {
        var reading = SieText.Year(SieText.Voucher(number: "1") + SieText.Voucher(number: "4"));

        Assert.Empty(reading.Problems.Kept);
        Assert.Contains("saknar 2 nummer", Assert.Single(reading.Warnings.Kept).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_opening_balances_the_year_before_closes_into_it()
    {
        var reading = SieText.Read("#FORMAT PC8\n#SIETYP 4\n#RAR 0 20170101 20171231\n#UB -1 1930 7.00\n#UB -1 2091 -7.00\n");

        Assert.Equal(700, SieOpenings.Of(reading.File)!["1930"].AmountOre);
    }
}
