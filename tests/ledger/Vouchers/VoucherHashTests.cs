using Finsam.Ledger.Domain.Sie;
using Finsam.Ledger.Domain.Vouchers;

namespace Finsam.Ledger.Tests.Vouchers;

public sealed class VoucherHashTests
{
    private static readonly DateOnly Day = new(2017, 3, 1);

    [Fact]
    public void Any_change_of_what_a_voucher_says_changes_its_content_hash()
    {
        var row = new VoucherRow("1930", "301", 100, Day, "rad", new() { [1] = "Nord" });
        VoucherRow[] variants =
        [
            row,
            row with { Account = "1940" },
            row with { Project = "" },
            row with { AmountOre = 101 },
            row with { Date = Day.AddDays(1) },
            row with { Text = "" },
            row with { OtherObjects = null },
            row with { Account = "193", Project = "0301" },
        ];
        var hash = new VoucherHash();

        var hashes = variants.Select(variant => Convert.ToHexString(hash.Content(Day, "text", [variant]))).ToList();
        hashes.Add(Convert.ToHexString(hash.Content(Day, "annan", [row])));
        hashes.Add(Convert.ToHexString(hash.Content(Day, "text", [row, row])));

        Assert.Equal(hashes.Count, hashes.Distinct().Count());
    }

    [Fact]
    public void A_link_depends_on_the_one_before_it()
    {
        var voucher = new Voucher(new DateOnly(2017, 1, 1), "A", "1", null, Day, "text", null, []);
        var hash = new VoucherHash();
        var content = hash.Content(Day, "text", []);

        var first = hash.Chained(VoucherHash.Origin, "prov", 1, voucher, content, null);

        Assert.Equal(first, hash.Chained(VoucherHash.Origin, "prov", 1, voucher, content, null));
        Assert.NotEqual(first, hash.Chained(first, "prov", 1, voucher, content, null));
        Assert.NotEqual(first, hash.Chained(VoucherHash.Origin, "annat", 1, voucher, content, null));
        Assert.NotEqual(first, hash.Chained(VoucherHash.Origin, "prov", 1, voucher with { Number = "2" }, content, null));
    }

    [Fact]
    public void Any_change_of_its_details_changes_their_hash_and_zeros_after_the_point_do_not()
    {
        var row = new VoucherRow("1930", "", 100, Day, "", null, 1.5m, "AB");
        var struck = new SieChange(0, false, new SieTransaction(0, "1930", "301", 100, Day, "", null, 2));
        var voucher = new Voucher(new DateOnly(2017, 1, 1), "A", "1", null, Day, "text", null, [row, row]) { Counterparty = "Hyresvärden" };
        Voucher[] variants =
        [
            voucher,
            voucher with { Counterparty = "" },
            voucher with { Signature = "AB" },
            voucher with { Rows = [row with { Quantity = 2 }, row] },
            voucher with { Rows = [row, row with { Quantity = 2 }] },
            voucher with { Rows = [row with { Quantity = null }, row] },
            voucher with { Rows = [row with { Signature = "" }, row] },
            voucher with { Changes = [struck] },
            voucher with { Changes = [struck with { IsAdded = true }] },
            voucher with { Changes = [struck with { Row = struck.Row with { Quantity = 3 } }] },
        ];
        var hash = new VoucherHash();
        Assert.Equal(variants.Length, variants.Select(variant => Convert.ToHexString(hash.Details(variant)!)).Distinct().Count());
        Assert.Equal(hash.Details(voucher), hash.Details(voucher with { Rows = [row with { Quantity = 1.500m }, row] }));
        Assert.Null(hash.Details(voucher with { Counterparty = "", Rows = [] }));
    }

    [Fact]
    public void A_link_binds_the_details_unless_it_was_made_before_they_were()
    {
        var voucher = new Voucher(new DateOnly(2017, 1, 1), "A", "1", null, Day, "text", null, []);
        var hash = new VoucherHash();
        var content = hash.Content(Day, "text", []);
        byte[] Link(byte[]? details, int version) => hash.Chained(VoucherHash.Origin, "prov", 1, voucher, content, details, version);

        Assert.Equal(Link(null, 1), Link(content, 1));
        Assert.NotEqual(Link(null, 2), Link(content, 2));
        Assert.NotEqual(Link(null, 1), Link(null, 2));
    }
}
