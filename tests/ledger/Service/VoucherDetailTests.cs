using Finsam.Ledger.Domain.Vouchers;
using Finsam.Ledger.Tests.Sie;
using Finsam.Ledger.V1;

namespace Finsam.Ledger.Tests.Service;

/// <summary>Counterparty, quantities and objects of further dimensions.</summary>
public sealed class VoucherDetailTests
{
    private static readonly byte[] Year = SieText.Cp437("""
        #FLAGGA 0
        #FORMAT PC8
        #SIETYP 4
        #RAR 0 20170101 20171231
        #KONTO 1930 "Bank"
        #KONTO 3010 "Bidrag"
        #DIM 1 "Kostnadsställe"
        #OBJEKT 1 "Nord" "Norra"
        #IB 0 1930 0.00
        #VER A 1 20170301 "Timmar" 20170302 AB
        {
        #TRANS 1930 {} 100.00 20170301 "" 8.50
        #BTRANS 3010 {} -90.00
        #TRANS 3010 {} -100.00 20170301 "" 0 CD
        }
        """);

    [Fact]
    public async Task A_posted_voucher_keeps_and_shows_them_and_its_reversal_takes_the_quantity_back()
    {
        var forbund = await NewAsync();
        var posted = await PostAsync(forbund, "12.50");
        var voucher = await forbund.VoucherAsync(posted.VoucherId);
        Assert.Equal(("Hyresvärden", "12.5", "1:Nord"), (voucher.Counterparty, voucher.Postings[0].Quantity, Objects(voucher.Postings[0])));
        Assert.Equal(("", ""), (voucher.Postings[1].Quantity, Objects(voucher.Postings[1])));

        var listed = await forbund.Client.ListPostingsAsync(
            new ListPostingsRequest { Forbund = forbund.Slug, From = "2017-06-01", To = "2017-06-01" });
        Assert.Equal(voucher.Postings, listed.Postings.Select(posting => posting.Posting));

        var corrected = await forbund.CorrectAsync(posted.VoucherId, "2017-07-01");
        var reversal = await forbund.VoucherAsync(corrected.Reversal.VoucherId);
        Assert.Equal(("Hyresvärden", "-12.5", "1:Nord"), (reversal.Counterparty, reversal.Postings[0].Quantity, Objects(reversal.Postings[0])));
        Assert.True((await forbund.VerifyAsync()).Intact);

        var file = SieText.Cp437Text((await forbund.ExportAsync()).File);
        Assert.Contains("#TRANS 1930 {1 \"Nord\"} 100.00 20170601 \"\" 12.5", file, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1,5", 1, "Nord", "QUANTITY_MALFORMED")]
    [InlineData("1.2345678", 1, "Nord", "QUANTITY_MALFORMED")]
    [InlineData("1", 6, "Nord", "DIMENSION_INVALID")]
    [InlineData("1", 0, "Nord", "DIMENSION_INVALID")]
    [InlineData("1", 1, "Syd", "OBJECT_UNKNOWN")]
    [InlineData("1", 2, "Nord", "OBJECT_UNKNOWN")]
    public async Task What_is_wrong_with_them_is_refused(string quantity, int dimension, string code, string reason)
    {
        var forbund = await NewAsync();
        Assert.Equal(reason, (await LedgerForbund.RefusalAsync(PostAsync(forbund, quantity, dimension, code))).Reason);
        Assert.Equal(1, await forbund.CountAsync("voucher"));
    }

    [Theory]
    [InlineData("posting_detail", "update posting_detail set quantity = quantity + 1 where row_no = 1", 1)]
    [InlineData("posting_detail", "update posting_detail set signature = 'XX' where row_no = 2", 1)]
    [InlineData("posting_detail", "delete from posting_detail where row_no = 1", 1)]
    [InlineData("voucher_detail", "update voucher_detail set signature = 'XX' where voucher_id = 1", 1)]
    [InlineData("voucher_detail", "update voucher_detail set counterparty = 'Annan' where voucher_id = 2", 2)]
    [InlineData("voucher_change", "update voucher_change set amount_ore = 1 where voucher_id = 1", 1)]
    [InlineData("voucher_change", "delete from voucher_change where voucher_id = 1", 1)]
    public async Task Verifying_finds_a_changed_detail(string table, string sql, long voucherId)
    {
        var forbund = await NewAsync();
        await PostAsync(forbund, "12.5");
        Assert.True((await forbund.VerifyAsync()).Intact);
        await forbund.TamperAsync(table, sql);
        var fault = (await forbund.VerifyAsync()).Fault;
        Assert.Equal(("DETAILS_DIFFER", voucherId), (fault.Reason, fault.VoucherId));
    }

    [Fact]
    public async Task A_voucher_cannot_be_made_to_look_hashed_without_details()
    {
        var forbund = await NewAsync();
        await forbund.TamperAsync("voucher", "update voucher set hash_version = 1 where voucher_id = 1");
        await forbund.TamperAsync("voucher_detail", "update voucher_detail set details_hash = null where voucher_id = 1");
        Assert.Equal("CHAIN_BROKEN", (await forbund.VerifyAsync()).Fault.Reason);
    }

    [Fact]
    public async Task A_voucher_that_was_hashed_before_there_were_details_verifies_and_the_chain_goes_on()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();
        await forbund.PostAsync(100);
        var day = new DateOnly(2017, 6, 1);
        VoucherRow[] rows = [new("1930", "", 100, day, ""), new("3010", "301", -100, day, "")];
        var voucher = new Voucher(new DateOnly(2017, 1, 1), "B", "1", null, day, "Prov", null, rows);
        var hash = new VoucherHash();
        var before = Convert.ToHexString(hash.Chained(
            VoucherHash.Origin, forbund.Slug, 1, voucher, hash.Content(day, "Prov", rows), details: null, version: 1));
        await forbund.TamperAsync("voucher", $"update voucher set hash_version = 1, hash = '\\x{before}' where voucher_id = 1");
        await forbund.ExecuteAsync($"update chain_head set hash = '\\x{before}' where forbund_id = @Slug");

        await forbund.PostAsync(200);
        Assert.True((await forbund.VerifyAsync()).Intact);
    }

    private static async Task<LedgerForbund> NewAsync()
    {
        var forbund = await LedgerForbund.NewAsync();
        Assert.NotNull((await forbund.ImportAsync(Year)).Summary);
        return forbund;
    }

    private static Task<PostVoucherResponse> PostAsync(LedgerForbund forbund, string quantity, int dimension = 1, string code = "Nord") =>
        forbund.Client.PostVoucherAsync(new PostVoucherRequest
        {
            RequestId = Guid.NewGuid().ToString(),
            Forbund = forbund.Slug,
            Series = "B",
            Date = "2017-06-01",
            Text = "Hyra",
            Counterparty = "Hyresvärden",
            Postings =
            {
                new Posting
                {
                    Account = "1930", AmountOre = 100_00, Quantity = quantity, Objects = { new DimensionObject { Dimension = dimension, Code = code } },
                },
                new Posting { Account = "3010", AmountOre = -100_00 },
            },
        }).ResponseAsync;

    private static string Objects(Posting posting) => string.Join(' ', posting.Objects.Select(other => $"{other.Dimension}:{other.Code}"));
}
