using Finsam.Reporting.Bindings;
using Finsam.Reporting.Domain;
using Xunit;

namespace Finsam.Reporting.Tests.Bindings;

public class BindingCheckTests
{
    [Fact]
    public void A_binding_that_finds_nothing_is_told_with_section_line_and_neighbours()
    {
        var book = new AddressBook([Make.Table("t", "kr", ["2017"], ("Resultat", [1]))]);
        var section = new ReportSection("01-ekonomi.md", "# Ekonomi\n\nResultatet {{t/Resultat/2017}} och\n{{t/Resultatet/2017}}.");
        var unresolved = Assert.Single(BindingCheck.Check([section], book));
        Assert.Equal(("01-ekonomi.md", 4, "t/Resultatet/2017"), (unresolved.Section, unresolved.Line, unresolved.Address));
        Assert.Equal(["t/Resultat/2017"], unresolved.Nearest);
        Assert.Equal("01-ekonomi.md, rad 4: {{t/Resultatet/2017}} finns inte.", unresolved.Message);
    }

    [Fact]
    public void An_empty_cell_is_no_figure()
    {
        var book = new AddressBook([Make.Table("t", "kr", ["2017"], ("Rubrik", [null]))]);
        var unresolved = Assert.Single(BindingCheck.Check([new ReportSection("a.md", "{{t/Rubrik/2017}}")], book));
        Assert.True(unresolved.IsEmptyCell);
    }

    [Fact]
    public void A_binding_may_be_wrapped_over_a_line() =>
        Assert.Equal("t/Årets resultat/2017", Assert.Single(BindingReader.Read("{{t/Årets\n  resultat/2017}}")).Address);

    [Fact]
    public void Braces_that_are_not_closed_are_found() =>
        Assert.Equal([2], BindingReader.UnclosedLines("{{a/b/c}}\n{{d/e\n\n}}"));
}
