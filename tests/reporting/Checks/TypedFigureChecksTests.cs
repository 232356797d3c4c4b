using Finsam.Reporting.Checks;
using Finsam.Reporting.Domain;
using Xunit;

namespace Finsam.Reporting.Tests.Checks;

public class TypedFigureChecksTests
{
    [Theory]
    [InlineData("Vi hade 62 deltagare.", "62")]
    [InlineData("Kostnaden blev 1 234 567 kr.", "1 234 567 kr")]
    [InlineData("Andelen var 37,5 %.", "37,5")]
    [InlineData("- 14 avslutades", "14")]
    public void Typed_digits_are_told_with_file_and_line(string line, string figure)
    {
        var check = Assert.Single(TypedFigureChecks.Of(Make.Definition(new ReportSection("03.md", $"# Team\n\n{line}\n"))));
        Assert.Equal((CheckOutcome.Warning, "03.md, rad 3"), (check.Outcome, check.Place));
        Assert.StartsWith(figure, check.Message);
    }

    [Theory]
    [InlineData("{{t/a/2017}} deltagare")]
    [InlineData("Under 2017 och 2016–2018, den 31 december 2017, 2017-12-31")]
    [InlineData("1. Först\n2. Sedan")]
    [InlineData("## 1.2 Rubrik")]
    [InlineData("Lagen (2003:1210), 5 kap. 1 §, § 12, not 3")]
    [InlineData("[länk](https://exempel.se/1/2) och `kod 7`")]
    public void What_is_no_figure_is_left_alone(string text) =>
        Assert.Equal(CheckOutcome.Passed, Assert.Single(TypedFigureChecks.Of(Make.Definition(new ReportSection("a.md", text)))).Outcome);
}
