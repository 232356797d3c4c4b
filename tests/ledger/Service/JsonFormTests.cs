using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Finsam.TestHost;

namespace Finsam.Ledger.Tests.Service;

/// <summary>Corrections, periods and verification as JSON over HTTP.</summary>
public sealed class JsonFormTests
{
    [Fact]
    public async Task A_voucher_is_locked_away_corrected_shown_and_verified_over_http()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();
        var wrong = (await forbund.PostAsync(100, date: "2017-03-01")).VoucherId;
        var stack = await TestStack.Shared;
        using var http = stack.Http(stack.Token("ekonom", forbund.Slug));
        var books = $"/v1/ledger/{forbund.Slug}";

        using var locked = await http.PostAsJsonAsync($"{books}/periods:lock", new { requestId = "lås", to = "2017-03-31", reason = "Bokslut" });
        Assert.Equal(HttpStatusCode.OK, locked.StatusCode);
        var correction = new { requestId = "rätta", date = "2017-03-31", reason = "Fel" };
        using var refused = await http.PostAsJsonAsync($"{books}/vouchers/{wrong}:correct", correction);
        Assert.Equal("PERIOD_LOCKED", (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("reason").GetString());
        using var corrected = await http.PostAsJsonAsync($"{books}/vouchers/{wrong}:correct", correction with { date = "2017-04-01" });
        Assert.Equal(HttpStatusCode.OK, corrected.StatusCode);

        var voucher = await http.GetFromJsonAsync<JsonElement>($"{books}/vouchers/{wrong}");
        Assert.Equal("2", voucher.GetProperty("correctedBy").GetProperty("reversal").GetProperty("voucherId").GetString());
        var periods = await http.GetFromJsonAsync<JsonElement>($"{books}/periods");
        Assert.Equal("2017-03-31", periods.GetProperty("locked")[0].GetProperty("to").GetString());
        Assert.Contains("PERIOD_LOCKED", await http.GetStringAsync($"{books}/change-log"), StringComparison.Ordinal);
        var checkpoint = (await http.GetFromJsonAsync<JsonElement>($"{books}/checkpoint")).GetProperty("checkpoint").GetString();
        using var verified = await http.PostAsJsonAsync($"{books}/books:verify", new { checkpoint });
        Assert.Matches("\"intact\": ?true", await verified.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_template_is_fetched_computed_as_of_a_position_opened_and_verified_over_http()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();
        await forbund.PostAsync(100);
        var stack = await TestStack.Shared;
        using var http = stack.Http(stack.Token("revisor", forbund.Slug));
        var books = $"/v1/ledger/{forbund.Slug}";
        var period = new { from = "2017-01-01", to = "2017-12-31" };

        var template = await http.GetFromJsonAsync<JsonElement>(
            $"{books}/table-templates/resultatrakning?period.from={period.from}&period.to={period.to}");
        var table = template.GetProperty("tables")[0];
        var listed = await http.GetFromJsonAsync<JsonElement>($"{books}/postings?from={period.from}&to={period.to}");
        var asOfPosition = listed.GetProperty("asOf").GetProperty("position").GetString();
        await forbund.PostAsync(200);

        using var computed = await http.PostAsJsonAsync($"{books}/tables:compute", new { period, tables = new[] { table }, asOfPosition });
        var rows = (await computed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("tables")[0].GetProperty("rows");
        Assert.Equal("100", rows[0].GetProperty("cells")[0].GetProperty("amountOre").GetString());
        using var opened = await http.PostAsJsonAsync($"{books}/tables:open", new { period, table, row = "INTÄKTER", column = "2017" });
        var entries = (await opened.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("entries").EnumerateArray();
        Assert.Equal(["100", "200"], entries.Select(entry => entry.GetProperty("countedOre").GetString()));
        var then = await http.GetFromJsonAsync<JsonElement>(
            $"{books}/postings?from={period.from}&to={period.to}&as_of_position={asOfPosition}");
        Assert.Equal(2, then.GetProperty("postings").GetArrayLength());
        using var verified = await http.PostAsJsonAsync($"{books}/statements:verify", new { period, tables = new[] { table } });
        Assert.True((await verified.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("passed").GetBoolean());
    }

    [Fact]
    public async Task An_account_is_added_changed_from_the_version_that_was_read_and_listed_over_http()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();
        var stack = await TestStack.Shared;
        using var http = stack.Http(stack.Token("ekonom", forbund.Slug));
        var accounts = $"/v1/ledger/{forbund.Slug}/accounts";

        using var added = await http.PostAsJsonAsync(accounts, new { requestId = "nytt", number = "4010", name = "Insatser", kind = "K" });
        var etag = (await added.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("account").GetProperty("etag").GetString();
        using var changed = await http.PatchAsJsonAsync($"{accounts}/4010", new { requestId = "ändra", etag, needsProject = true });
        Assert.True((await changed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("account").GetProperty("needsProject").GetBoolean());
        using var late = await http.PatchAsJsonAsync($"{accounts}/4010", new { requestId = "sent", etag, name = "Annat" });
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        Assert.Equal("ETAG_MISMATCH", (await late.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("reason").GetString());

        var list = await http.GetFromJsonAsync<JsonElement>($"{accounts}?balanceOn=2017-12-31&accounts=4000-4999");
        Assert.Equal("0", list.GetProperty("accounts")[0].GetProperty("balanceOre").GetString());
        var templates = $"/v1/ledger/{forbund.Slug}/chart-templates/bas";
        Assert.Equal(2025, (await http.GetFromJsonAsync<JsonElement>(templates)).GetProperty("year").GetInt32());
        using var applied = await http.PostAsJsonAsync($"{templates}:apply", new { requestId = "mall" });
        Assert.Equal("1930", (await applied.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("kept")[0].GetProperty("number").GetString());
    }

    [Fact]
    public async Task A_project_is_added_changed_shown_and_listed_over_http()
    {
        var forbund = await LedgerForbund.NewAsync();
        var stack = await TestStack.Shared;
        using var http = stack.Http(stack.Token("ekonom", forbund.Slug));
        var projects = $"/v1/ledger/{forbund.Slug}/dimensions/6/objects";

        using var added = await http.PostAsJsonAsync(
            projects, new { requestId = "nytt", code = "A/1", name = "Spåret", from = "2017-01-01", decidedAmountOre = "12000000" });
        Assert.Equal(HttpStatusCode.OK, added.StatusCode);
        using var changed = await http.PatchAsJsonAsync(
            $"{projects}/A%2F1", new { requestId = "ändra", etag = "1", to = "2017-12-31", outsidePeriod = "refuse" });
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        using var late = await http.PatchAsJsonAsync($"{projects}/A%2F1", new { requestId = "sent", etag = "1", name = "Annat" });
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);

        var shown = await http.GetFromJsonAsync<JsonElement>($"{projects}/A%2F1");
        Assert.Equal("12000000", shown.GetProperty("object").GetProperty("decidedAmountOre").GetString());
        Assert.Equal(1, shown.GetProperty("earlier").GetArrayLength());
        var listed = await http.GetFromJsonAsync<JsonElement>($"{projects}?openOn=2017-06-01");
        Assert.Equal("A/1", listed.GetProperty("objects")[0].GetProperty("code").GetString());
        var dimensions = await http.GetFromJsonAsync<JsonElement>($"/v1/ledger/{forbund.Slug}/dimensions");
        Assert.Equal("Projekt", dimensions.GetProperty("dimensions")[2].GetProperty("name").GetString());
    }
}
