using Finsam.Reporting.Bindings;
using Finsam.Reporting.Domain;
using Xunit;

namespace Finsam.Reporting.Tests.Bindings;

public class BindingEvaluatorTests
{
    private static readonly AddressBook Book = new(
        [
            Make.WithCell("resultat", "Kostnader", "2017", new ComposedCell(-896318, AmountOre: -89_631_810)) with { Unit = "kr" },
            Make.WithCell("forra", "Kostnader", "2016", new ComposedCell(-471, AmountOre: -47_134_400)) with { Unit = "tkr" },
            Make.WithCell("nu", "301", "Deltagare", new ComposedCell(62, Share: 40)),
            Make.WithCell("da", "301", "Deltagare", new ComposedCell(59)),
            Make.WithCell("dold", "301", "Deltagare", new ComposedCell(null, Suppressed: true)),
            Make.WithCell("mal", "1a", "Status", new ComposedCell(null, Text: "met")),
            Make.WithCell("snitt", "301", "Månader", new ComposedCell(8.5m)),
        ]);

    [Theory]
    [InlineData("resultat/Kostnader/2017", "−896 318")]
    [InlineData("resultat/Kostnader/2017 | kr", "−896 318 kr")]
    [InlineData("resultat/Kostnader/2017 | absolut tkr", "896 tkr")]
    [InlineData("resultat/Kostnader/2017 | mkr1", "−0,9 mkr")]
    [InlineData("forra/Kostnader/2016 | kr", "−471 344 kr")]
    [InlineData("forra/Kostnader/2016 | enhet", "−471 tkr")]
    [InlineData("nu/301/Deltagare", "62")]
    [InlineData("nu/301/Deltagare/share | %", "40 %")]
    [InlineData("nu/301/Deltagare/share", "40")]
    [InlineData("mal/1a/Status", "uppfyllt")]
    [InlineData("andel(nu/301/Deltagare; da/301/Deltagare)", "105 %")]
    [InlineData("skillnad(nu/301/Deltagare; da/301/Deltagare)", "3")]
    [InlineData("skillnad(forra/Kostnader/2016; resultat/Kostnader/2017)", "425")]
    [InlineData("skillnad(forra/Kostnader/2016; resultat/Kostnader/2017) | kr", "424 974 kr")]
    [InlineData("summa(nu/301/Deltagare; da/301/Deltagare; snitt/301/Månader)", "129,5")]
    [InlineData("ändring(nu/301/Deltagare; da/301/Deltagare)", "ökade från 59 till 62")]
    [InlineData("ändring(da/301/Deltagare; nu/301/Deltagare)", "minskade från 62 till 59")]
    [InlineData("ändring(nu/301/Deltagare; nu/301/Deltagare)", "var oförändrat 62")]
    [InlineData("ändring(resultat/Kostnader/2017; forra/Kostnader/2016) | absolut tkr", "ökade från 471 tkr till 896 tkr")]
    [InlineData("dold/301/Deltagare", "(redovisas inte)")]
    [InlineData("andel(dold/301/Deltagare; nu/301/Deltagare)", "(redovisas inte)")]
    public void Bindings_are_printed_in_swedish(string expression, string printed) =>
        Assert.Equal(printed, BindingEvaluator.Evaluate(expression, Book).Text.Replace('\u00a0', ' '));

    [Fact]
    public void A_key_figure_has_its_own_unit()
    {
        var book = new AddressBook(
            [Make.WithCell("nyckeltal", "bidrag", "Värde", new ComposedCell(1000)) with { Source = "key_figures" }],
            [new ReportKeyFigure("bidrag", "Bidrag", 1000, "tkr")]);
        Assert.Equal("1,0\u00a0mkr", BindingEvaluator.Evaluate("nyckeltal/bidrag/Värde | mkr1", book).Text);
    }

    [Fact]
    public void A_label_may_look_like_a_format_or_hold_a_semicolon()
    {
        var book = new AddressBook([Make.Table("t", "kr", ["a; b"], ("r | s", [7]))]);
        Assert.Equal("7", BindingEvaluator.Evaluate("t/r | s/a; b", book).Text);
    }
}
