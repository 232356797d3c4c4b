using Finsam.Reporting.Checks;
using Finsam.Reporting.Domain;
using Xunit;

namespace Finsam.Reporting.Tests.Checks;

public class StatedChecksTests
{
    private static readonly ComposedTable Result = Make.WithCell(
        "resultat", "Årets resultat", "2017", new ComposedCell(896318, AmountOre: 89_631_810)) with
    { Source = "accounts", Unit = "kr" };

    [Theory]
    [InlineData("896318", "kr", "", true)]
    [InlineData("896318.10", "kr", "", true)]
    [InlineData("896", "tkr", "", true)]
    [InlineData("0.9", "mkr", "", true)]
    [InlineData("897", "tkr", "", false)]
    [InlineData("896", "kr", "", false)]
    [InlineData("-896", "tkr", "", false)]
    [InlineData("896318", "antal", "", false)]
    [InlineData("800", "tkr", ">", true)]
    [InlineData("900", "tkr", ">=", false)]
    [InlineData("900", "tkr", "<", true)]
    public void A_stated_value_holds_where_the_exact_amount_rounds_to_it_in_its_own_unit(string value, string unit, string op, bool holds)
    {
        var number = decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture);
        var check = Assert.Single(StatedValueChecks.Of(Report([Value(number, unit, op)], Result)));
        Assert.Equal(holds ? CheckOutcome.Passed : CheckOutcome.Failed, check.Outcome);
    }

    [Fact]
    public void A_stated_word_is_held_against_the_word_of_the_cell()
    {
        var goal = Make.WithCell("mal", "1a", "Status", new ComposedCell(null, Text: "not_met"));
        ReportCheck Check(string word) => Assert.Single(StatedValueChecks.Of(Report([Word("mal/1a/Status", null, word)], goal)));
        Assert.Equal(CheckOutcome.Passed, Check("inte uppfyllt").Outcome);
        var failed = Check("uppfyllt");
        Assert.Equal("1.2 säger uppfyllt, böcker och register ger inte uppfyllt.", failed.Message);
    }

    [Fact]
    public void A_value_without_a_cell_is_told_with_the_nearest()
    {
        var check = Assert.Single(StatedValueChecks.Of(Report([Value(1, "kr", "") with { Address = "resultat/Årets vinst/2017" }], Result)));
        Assert.Contains("Närmast: resultat/Årets resultat/2017", check.Message);
    }

    [Fact]
    public void Values_of_one_figure_agree_where_one_can_be_rounded_to_the_other()
    {
        Assert.Equal(CheckOutcome.Passed, Twice(Stated(1_105, "tkr"), Stated(1.1m, "mkr")).Outcome);
        Assert.Equal(CheckOutcome.Failed, Twice(Stated(1_105, "tkr"), Stated(1_106, "tkr")).Outcome);
        Assert.Equal(CheckOutcome.Passed, Twice(Stated(620, "antal"), Stated(600, "antal") with { Op = ">" }).Outcome);
        Assert.Equal(CheckOutcome.Failed, Twice(Stated(620, "antal"), Stated(800, "antal") with { Op = ">" }).Outcome);
        Assert.Equal(CheckOutcome.Failed, Twice(Word(null, "dag", "nov-16"), Word(null, "dag", "oktober 2016")).Outcome);
        Assert.Equal(CheckOutcome.Passed, Twice(Word(null, "dag", "Oktober  2016"), Word(null, "dag", "oktober 2016")).Outcome);

        static ReportCheck Twice(params StatedValue[] values) => Assert.Single(StatedValueChecks.Of(Report(values)));
        static StatedValue Stated(decimal number, string unit) => new("", null, "f", null, number, null, unit, "", "1.1");
    }

    [Theory]
    [InlineData(31, 15, 16, "antal", "Passed")]
    [InlineData(32, 15, 16, "antal", "Failed")]
    [InlineData(32, 15, 16, "tkr", "Warning")]
    [InlineData(35, 15, 16, "tkr", "Failed")]
    public void Parts_add_up_to_the_total_and_what_rounding_explains_is_a_warning(int total, int one, int other, string unit, string expected)
    {
        StatedValue[] values = [Part("s", total), Part("a", one), Part("b", other)];
        var definition = Make.Definition() with { Stated = values, StatedSums = [new StatedSum("avslutade", "s", ["a", "b"], [], "1.2")] };
        Assert.Equal(expected, Assert.Single(StatedSumChecks.Of(definition)).Outcome.ToString());

        StatedValue Part(string code, decimal number) => new(code, null, code, null, number, null, unit, "", "1.2");
    }

    private static ComposedReport Report(IReadOnlyList<StatedValue> stated, params ComposedTable[] tables) =>
        new(Make.Definition() with { Stated = stated }, tables);

    private static StatedValue Value(decimal number, string unit, string op) =>
        new("", "resultat/Årets resultat/2017", null, null, number, null, unit, op, "1.2");

    private static StatedValue Word(string? address, string? figure, string word) => new("", address, figure, null, null, word, "", "", "1.2");
}
