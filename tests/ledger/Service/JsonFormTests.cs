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
}
