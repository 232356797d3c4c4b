using Finsam.Reporting.Bindings;
using Finsam.Reporting.Domain;
using Xunit;

namespace Finsam.Reporting.Tests.Bindings;

public class AddressBookTests
{
    [Fact]
    public void Labels_may_hold_a_slash_and_the_shortest_row_label_that_finds_a_cell_counts()
    {
        var book = new AddressBook([Make.Table("t", "kr", ["b/c", "c"], ("a", [1, null]), ("a/b", [null, 2]))]);
        Assert.Equal(1, book.Find("t/a/b/c")!.Number);
        Assert.Equal(2, new AddressBook([Make.Table("t", "kr", ["c"], ("a/b", [2]))]).Find("t/a/b/c")!.Number);
    }

    [Fact]
    public void Share_is_a_label_before_it_is_a_percentage()
    {
        var labelled = new AddressBook([Make.Table("t", "antal", ["share"], ("a", [7]))]);
        var shared = new AddressBook([Make.WithCell("t", "a", "b", new ComposedCell(7, Share: 35))]);
        Assert.Equal((7m, false), (labelled.Find("t/a/share")!.Number!.Value, labelled.Find("t/a/share")!.IsShare));
        Assert.Equal((35m, true), (shared.Find("t/a/b/share")!.Number!.Value, shared.Find("t/a/b/share")!.IsShare));
    }

    [Fact]
    public void Tables_narrowed_to_an_insats_have_no_address() =>
        Assert.Null(new AddressBook([Make.Table("t", "kr", ["b"], ("a", [1])) with { Insats = "301" }]).Find("t/a/b"));

    [Fact]
    public void A_misspelt_address_gets_the_nearest_ones()
    {
        var table = Make.Table("resultatrakning", "kr", ["2017", "2016"], ("Årets resultat", [1, 2]), ("Avskrivningar", [3, 4]));
        var book = new AddressBook([table]);
        Assert.Equal("resultatrakning/Årets resultat/2017", book.Nearest("resultaträkning/Åretsresultat/2017", 2)[0]);
    }
}
