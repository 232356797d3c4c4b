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
        Assert.Equal(("01-ekonomi.md", 4, "t/Resultatet/2017"), (unresolved.Section, unresolved.Line, unresolved.Expression));
        Assert.Equal(["t/Resultat/2017"], unresolved.Nearest);
        Assert.Equal("01-ekonomi.md, rad 4: {{t/Resultatet/2017}} finns inte.", unresolved.Message);
    }

    [Fact]
    public void An_empty_cell_is_no_figure()
    {
        var book = new AddressBook([Make.Table("t", "kr", ["2017"], ("Rubrik", [null]))]);
        var unresolved = Assert.Single(BindingCheck.Check([new ReportSection("a.md", "{{t/Rubrik/2017}}")], book));
        Assert.Equal("a.md, rad 1: {{t/Rubrik/2017}} leder till en tom cell.", unresolved.Message);
    }

    [Theory]
    [InlineData("{{t/Resultat/2017}} tkr", "Texten säger tkr, men uppgiften är i kr.")]
    [InlineData("{{t/Resultat/2017}}\nprocent", "Texten säger procent, men uppgiften är i kr.")]
    [InlineData("{{t/Resultat/2017 | tkr}} tkr", "Enheten skrivs två gånger: av formatet och i texten (tkr).")]
    [InlineData("{{t/Resultat/2017 | %}}", "Uppgiften är i kr och kan inte skrivas i %.")]
    [InlineData("{{andel(t/Resultat/2017)}}", "andel tar två adresser med semikolon emellan.")]
    [InlineData("{{summa(t/Resultat/2017; u/a/b)}}", "summa räknar med kr och antal, som inte går ihop.")]
    [InlineData("{{x/Resultat/2017}}", "Tabellen x finns inte.")]
    public void What_does_not_go_together_is_told_with_its_line(string text, string message)
    {
        var book = new AddressBook([Make.Table("t", "kr", ["2017"], ("Resultat", [1])), Make.Table("u", "antal", ["b"], ("a", [1]))]);
        var found = Assert.Single(BindingCheck.Check([new ReportSection("a.md", $"Rubrik\n\n{text}")], book));
        Assert.Equal(("a.md", 3), (found.Section, found.Line));
        Assert.EndsWith(message, found.Message);
    }

    [Theory]
    [InlineData("{{t/Resultat/2017}} kr")]
    [InlineData("{{t/Resultat/2017}} kronor")]
    [InlineData("{{t/Resultat/2017}}\n\nProcent är ett annat stycke")]
    [InlineData("{{t/Resultat/2017}} personer")]
    [InlineData("{{u/a/b/share}} procentenheter")]
    public void A_unit_that_is_the_figures_own_or_no_unit_may_follow(string text)
    {
        var book = new AddressBook([Make.Table("t", "kr", ["2017"], ("Resultat", [1])), Make.WithCell("u", "a", "b", new ComposedCell(1, Share: 3))]);
        Assert.Empty(BindingCheck.Check([new ReportSection("a.md", text)], book));
    }

    [Fact]
    public void A_binding_may_be_wrapped_over_a_line() =>
        Assert.Equal("t/Årets resultat/2017", Assert.Single(BindingReader.Read("{{t/Årets\n  resultat/2017}}")).Expression);

    [Fact]
    public void Braces_that_are_not_closed_are_found() =>
        Assert.Equal([2], BindingReader.UnclosedLines("{{a/b/c}}\n{{d/e\n\n}}"));
}
