using Finsam.Ledger.Domain.Sie;

namespace Finsam.Ledger.Tests.Sie;

public sealed class SieBalanceRulesTests
{
    private const string Vouchers = """
        #VER A 1 20170301 "Ett"
        {
        #TRANS 1930 {6 "301"} -100.00
        #TRANS 4010 {6 "301" 1 "Nord"} 100.00
        }
        #VER A 2 20170430 "Två"
        {
        #TRANS 1930 {} -50.00
        #TRANS 4010 {6 "302"} 50.00 20170501
        }
        """;

    [Theory]
    [InlineData("#PSALDO 0 201703 4010 {} 100.00")]
    [InlineData("#PSALDO 0 201705 4010 {} 50.00")]
    [InlineData("#PSALDO 0 201703 4010 {6 \"301\"} 100.00")]
    [InlineData("#PSALDO 0 201703 4010 {1 \"Nord\"} 100.00")]
    [InlineData("#PSALDO -1 201603 4010 {} 7.00")]
    [InlineData("#OIB 0 1930 {6 \"301\"} 20.00\n#OUB 0 1930 {6 \"301\"} -80.00")]
    [InlineData("#PBUDGET 0 201703 4010 {} 7.00")]
    public void What_the_vouchers_give_is_not_told(string balances) => Assert.Empty(Warnings(balances));

    [Theory]
    [InlineData("#PSALDO 0 201703 4010 {} 90.00", "SiePeriodChangeDiffers", "#PSALDO 201703 för konto 4010 är 90,00 kr, men verifikationerna ger 100,00 kr.")]
    [InlineData("#PSALDO 0 201704 4010 {} 50.00", "SiePeriodChangeDiffers", "#PSALDO 201704 för konto 4010 är 50,00 kr, men verifikationerna ger 0,00 kr.")]
    [InlineData(
        "#PSALDO 0 201705 4010 {6 \"302\"} 5.00", "SiePeriodChangeDiffers",
        "#PSALDO 201705 för konto 4010 {6 302} är 5,00 kr, men verifikationerna ger 50,00 kr.")]
    [InlineData(
        "#OUB 0 1930 {6 \"301\"} -80.00", "SieObjectBalanceDiffers",
        "#OUB för konto 1930 {6 301} är -80,00 kr, men ingående balans och verifikationer ger -100,00 kr.")]
    public void What_they_do_not_give_is_told_with_both_amounts_and_the_line(string balance, string reason, string message)
    {
        var warning = Assert.Single(Warnings(balance));
        Assert.Equal((8, reason), (warning.Line, warning.Reason.ToString()));
        Assert.Equal(message, warning.Message.Replace('\u2212', '-').Replace('\u00A0', ' '));
    }

    [Fact]
    public void A_sub_dimensions_balances_are_not_compared_since_its_codes_are_joined_there() =>
        Assert.Empty(Warnings("#DIM 1 \"Ställe\"\n#UNDERDIM 21 \"Del\" 1\n#PSALDO 0 201703 4010 {21 \"NordA\"} 7.00\n#OUB 0 4010 {21 \"NordA\"} 7.00"));

    [Fact]
    public void Objects_that_only_the_balances_know_are_told_once_a_dimension()
    {
        var warning = Assert.Single(Warnings("#PSALDO 0 201703 4010 {8 \"1\"} 7.00\n#PSALDO 0 201704 4010 {8 \"2\"} 9.00\n#OUB 0 4010 {8 \"2\"} 9.00"));
        Assert.Equal((8, SieReason.SieObjectsNotInVouchers), (warning.Line, warning.Reason));
        Assert.Contains("3 poster", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_vouchers_has_nothing_to_compare_months_with() =>
        Assert.Empty(Warnings("#PSALDO 0 201703 4010 {} 90.00\n#OUB 0 1930 {6 \"301\"} 5.00", vouchers: ""));

    private static List<SieProblem> Warnings(string balances, string vouchers = Vouchers)
    {
        var reading = SieReader.Read(SieText.Cp437($"""
            #FLAGGA 0
            #FORMAT PC8
            #SIETYP 4
            #RAR 0 20170101 20171231
            #KONTO 1930 "Bank"
            #KONTO 4010 "Insatser"
            #IB 0 1930 0.00
            {balances}
            {vouchers}
            """));
        Assert.True(reading.Problems.IsEmpty);
        var warnings = new SieProblems();
        SieBalanceRules.Check(reading.File, warnings);
        return [.. warnings.Kept];
    }
}
