using System.Net.Http.Json;
using System.Text.Json;
using Finsam.Ledger.V1;
using Finsam.TestHost;
using Grpc.Core;

namespace Finsam.Ledger.Tests.Service;

public sealed class ContributionTests
{
    [Fact]
    public async Task Contributions_are_decided_invoiced_paid_and_what_is_open_is_what_the_books_say()
    {
        var forbund = await ContributionForbund.NewAsync();
        Assert.Equal([5000, 2500, 1667, 833], await forbund.DecideAsync(10_000));
        var invoices = await forbund.InvoiceAsync();
        Assert.Equal([("staten", 5000), ("regionen", 2500), ("ludvika", 1667), ("smedjebacken", 833)], invoices.Select(Invoice));
        var voucher = await forbund.Books.VoucherAsync(invoices[3].VoucherId);
        Assert.Equal(("Medlemsbidrag 2017, Medlem smedjebacken", "Medlem smedjebacken"), (voucher.Text, voucher.Counterparty));
        Assert.Equal([("1511", "", 833), ("3040", "104", -833)], voucher.Postings.Select(row => (row.Account, row.Project, row.AmountOre)));

        Assert.Equal(3000, (await forbund.PayAsync("staten", 2000)).OpenOre);
        Assert.Equal(0, (await forbund.PayAsync("ludvika", 1667)).OpenOre);
        var claims = await forbund.ClaimsAsync();
        Assert.Equal([3000, 2500, 0, 833], claims.Claims.Select(claim => claim.OpenOre));
        Assert.Equal(("§ 40", "test:ekonom", 10_000), (claims.Decision.Reference, claims.Decision.RecordedBy, claims.Decision.TotalOre));
        Assert.Equal([1, 1, 2, 1], claims.Decision.Shares.Select(share => share.Key));
        Assert.Equal([10_000L, 10_000L, 3667L, 6333L], claims.Table.Rows[^1].Cells.Select(cell => cell.AmountOre));
        Assert.Equal(await forbund.ReceivableAsync(), claims.Claims.Sum(claim => claim.OpenOre));
        Assert.Equal(
            ["CONTRIBUTIONS_DECIDED", "CONTRIBUTIONS_INVOICED", "CONTRIBUTION_PAID", "CONTRIBUTION_PAID"],
            (await forbund.Books.ChangeLogAsync()).Select(change => change.Kind).Where(kind => kind.StartsWith("CONTRIBUTION", StringComparison.Ordinal)));
        Assert.True((await forbund.Books.VerifyAsync()).Intact);
    }

    [Fact]
    public async Task A_year_is_invoiced_once_however_many_try()
    {
        var forbund = await ContributionForbund.NewAsync();
        await forbund.DecideAsync(10_000);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            try
            {
                return (await forbund.InvoiceAsync()).Count.ToString(provider: null);
            }
            catch (RpcException error)
            {
                return LedgerForbund.Reason(error);
            }
        }));
        Assert.Single(outcomes, "4");
        Assert.Equal(7, outcomes.Count(outcome => outcome == "INSTALMENT_INVOICED"));
        Assert.Equal(10_000, await forbund.ReceivableAsync());
    }

    [Fact]
    public async Task Instalments_sum_to_what_was_decided()
    {
        var forbund = await ContributionForbund.NewAsync();
        await forbund.DecideAsync(10_001);
        for (var instalment = 1; instalment <= 4; instalment++)
        {
            await forbund.InvoiceAsync(instalment, 4);
        }

        Assert.All((await forbund.ClaimsAsync()).Claims, claim => Assert.Equal(claim.DecidedOre, claim.InvoicedOre));
        Assert.Equal("INSTALMENT_INVOICED", (await LedgerForbund.RefusalAsync(forbund.InvoiceAsync(1, 2))).Reason);
        Assert.Equal("INSTALMENT_INVALID", (await LedgerForbund.RefusalAsync(forbund.InvoiceAsync(5, 4))).Reason);
    }

    [Fact]
    public async Task An_invoice_that_was_taken_back_is_owed_no_more_and_can_be_made_anew()
    {
        var forbund = await ContributionForbund.NewAsync();
        await forbund.DecideAsync(10_000);
        foreach (var invoice in await forbund.InvoiceAsync())
        {
            await forbund.Books.CorrectAsync(invoice.VoucherId, "2017-01-20", "Fel år");
        }

        Assert.All((await forbund.ClaimsAsync()).Claims, claim => Assert.Equal(0, claim.OpenOre));
        Assert.Equal([6000, 3000, 2000, 1000], await forbund.DecideAsync(12_000));
        await forbund.InvoiceAsync(date: "2017-01-21");
        Assert.Equal(12_000, await forbund.ReceivableAsync());
    }

    [Fact]
    public async Task A_payment_that_is_booked_already_is_taken_from_its_voucher_and_not_twice()
    {
        var forbund = await ContributionForbund.NewAsync();
        await forbund.DecideAsync(10_000);
        await forbund.InvoiceAsync();
        var booked = await forbund.Books.Client.PostVoucherAsync(new PostVoucherRequest
        {
            RequestId = "inbetalning",
            Forbund = forbund.Books.Slug,
            Series = "B",
            Date = "2017-02-01",
            Postings = { new Posting { Account = "1930", AmountOre = 6000 }, new Posting { Account = "1511", AmountOre = -6000 } },
        });
        Assert.Equal(0, (await forbund.PayAsync("staten", 5000, booked.VoucherId)).OpenOre);
        Assert.Equal("VOUCHER_UNFIT", (await LedgerForbund.RefusalAsync(forbund.PayAsync("regionen", 1001, booked.VoucherId))).Reason);
        Assert.Equal(1500, (await forbund.PayAsync("regionen", 1000, booked.VoucherId)).OpenOre);
        Assert.Equal(await forbund.ReceivableAsync(), (await forbund.ClaimsAsync()).Claims.Sum(claim => claim.OpenOre));
        await forbund.Books.CorrectAsync(booked.VoucherId, "2017-02-02", "Fel bank");
        Assert.Equal(10_000, (await forbund.ClaimsAsync()).Claims.Sum(claim => claim.OpenOre));
        Assert.Equal("VOUCHER_CORRECTED", (await LedgerForbund.RefusalAsync(forbund.PayAsync("staten", 1, booked.VoucherId))).Reason);
        Assert.Equal("VOUCHER_UNKNOWN", (await LedgerForbund.RefusalAsync(forbund.PayAsync("staten", 1, 999))).Reason);
    }

    [Fact]
    public async Task What_cannot_be_done_is_refused_by_name_and_nothing_is_posted()
    {
        var forbund = await ContributionForbund.NewAsync();
        Assert.Equal("CONTRIBUTIONS_UNDECIDED", (await LedgerForbund.RefusalAsync(forbund.InvoiceAsync())).Reason);
        Assert.Equal("AMOUNT_NOT_POSITIVE", (await LedgerForbund.RefusalAsync(forbund.DecideAsync(0))).Reason);
        var decision = forbund.Decision(10_000);
        decision.Keys.RemoveAt(1);
        Assert.Equal("KEY_INVALID", (await LedgerForbund.RefusalAsync(forbund.Client.DecideContributionsAsync(decision).ResponseAsync)).Reason);
        decision.Keys.Add(new ContributionKey { Member = "okänd", Key = 1 });
        Assert.Equal("MEMBER_UNKNOWN", (await LedgerForbund.RefusalAsync(forbund.Client.DecideContributionsAsync(decision).ResponseAsync)).Reason);
        decision.Keys.Clear();
        decision.Year = 2019;
        Assert.Equal("MEMBERS_MISSING", (await LedgerForbund.RefusalAsync(forbund.Client.DecideContributionsAsync(decision).ResponseAsync)).Reason);

        await forbund.DecideAsync(8_000);
        await forbund.DecideAsync(10_000);
        await forbund.Books.LockAsync("2017-01-31");
        Assert.Equal("PERIOD_LOCKED", (await LedgerForbund.RefusalAsync(forbund.InvoiceAsync())).Reason);
        Assert.Equal(0, await forbund.Books.CountAsync("voucher"));
        await forbund.InvoiceAsync(date: "2017-02-01");
        Assert.Equal("CONTRIBUTIONS_INVOICED", (await LedgerForbund.RefusalAsync(forbund.DecideAsync(9_000))).Reason);
        Assert.Equal("PAYMENT_EXCEEDS_OPEN", (await LedgerForbund.RefusalAsync(forbund.PayAsync("staten", 5001))).Reason);
        Assert.Equal("MEMBER_UNKNOWN", (await LedgerForbund.RefusalAsync(forbund.PayAsync("okänd", 1))).Reason);
        Assert.Equal(4, await forbund.Books.CountAsync("voucher"));
    }

    [Fact]
    public async Task Contributions_are_computed_decided_and_followed_over_http()
    {
        var forbund = await ContributionForbund.NewAsync();
        var stack = await TestStack.Shared;
        using var http = stack.Http(stack.Token("ekonom", forbund.Books.Slug));
        var year = $"/v1/ledger/{forbund.Books.Slug}/contributions/2017";
        var keys = new[] { new { member = "ludvika", key = "2" }, new { member = "smedjebacken", key = "1" } };
        using var computed = await http.PostAsJsonAsync($"{year}:compute", new { totalOre = "10000", keys });
        var table = (await computed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("table");
        Assert.Equal("16.7", table.GetProperty("rows")[2].GetProperty("cells")[1].GetProperty("value").GetString());
        using var decided = await http.PostAsJsonAsync(
            $"{year}:decide", new { requestId = "beslut", totalOre = "10000", keys, decidedOn = "2016-11-23", reference = "§ 40" });
        Assert.True(decided.IsSuccessStatusCode, await decided.Content.ReadAsStringAsync());
        using var paid = await http.PostAsJsonAsync(
            $"{year}/payments", new { requestId = "betalning", member = "staten", amountOre = "1", voucherDate = "2017-02-01" });
        Assert.Equal("PAYMENT_EXCEEDS_OPEN", (await paid.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("reason").GetString());
        var claims = await http.GetFromJsonAsync<JsonElement>($"{year}/claims");
        Assert.Equal(4, claims.GetProperty("claims").GetArrayLength());
    }

    private static (string Member, long AmountOre) Invoice(ContributionInvoice invoice) => (invoice.Member, invoice.AmountOre);
}
