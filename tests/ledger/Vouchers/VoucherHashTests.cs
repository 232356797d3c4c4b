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

        var first = hash.Chained(VoucherHash.Origin, "prov", 1, voucher, content);

        Assert.Equal(first, hash.Chained(VoucherHash.Origin, "prov", 1, voucher, content));
        Assert.NotEqual(first, hash.Chained(first, "prov", 1, voucher, content));
        Assert.NotEqual(first, hash.Chained(VoucherHash.Origin, "annat", 1, voucher, content));
        Assert.NotEqual(first, hash.Chained(VoucherHash.Origin, "prov", 1, voucher with { Number = "2" }, content));
    }
}
