using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Finsam.LocalStack;
using Finsam.TestHost;

namespace Finsam.EndToEnd.Tests.Authorization;

/// <summary>The development issuer of the stack: what it tells of itself, its keys, and where it runs.</summary>
public sealed class DevelopmentIssuerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task It_is_found_by_discovery_and_its_keys_check_its_tokens()
    {
        var stack = await TestStack.Shared;
        using var http = new HttpClient();
        var document = await http.GetFromJsonAsync<JsonElement>(new Uri(stack.Issuer.Address!, ".well-known/openid-configuration"));
        Assert.Equal(stack.Issuer.Issuer, document.GetProperty("issuer").GetString());
        Assert.Equal(stack.Issuer.TokenEndpoint!.AbsoluteUri, document.GetProperty("token_endpoint").GetString());
        var keys = await http.GetFromJsonAsync<JsonElement>(document.GetProperty("jwks_uri").GetString());
        Assert.All(keys.GetProperty("keys").EnumerateArray(), key => Assert.False(key.TryGetProperty("d", out _)));
    }

    [Fact]
    public async Task A_new_key_signs_at_once_and_what_the_old_one_signed_stays_good()
    {
        var stack = await TestStack.Shared;
        var forbund = TestStack.NewForbund();
        var before = stack.Token("ekonom", forbund);
        stack.Issuer.Keys.Rotate();
        var after = stack.Token("ekonom", forbund);
        Assert.NotEqual(before.Split('.')[0], after.Split('.')[0]);

        foreach (var path in new[] { "participants/{0}/insatser", "ledger/{0}/periods", "reporting/{0}/reports" })
        {
            // Keys are fetched again at most once a second, and another test may have made them be fetched just now.
            var giveUp = DateTime.UtcNow + Patience;
            while (await AskAsync(path, after) == HttpStatusCode.Unauthorized)
            {
                Assert.True(DateTime.UtcNow < giveUp, "The new key is not accepted.");
                await Task.Delay(TimeSpan.FromMilliseconds(200));
            }

            Assert.Equal(HttpStatusCode.OK, await AskAsync(path, before));
        }

        async Task<HttpStatusCode> AskAsync(string path, string token)
        {
            using var http = stack.Http(token);
            using var response = await http.GetAsync("/v1/" + string.Format(CultureInfo.InvariantCulture, path, forbund));
            return response.StatusCode;
        }
    }

    [Fact]
    public void A_key_is_published_until_the_last_token_that_it_signed_has_expired()
    {
        var folder = Directory.CreateTempSubdirectory("finsam-keys-").FullName;
        try
        {
            var time = new Clock();
            var ring = new IssuerKeyRing(folder, time);
            time.Now += TimeSpan.FromDays(30);
            ring.Rotate();
            Assert.Equal(2, Count(ring.PublicKeys()));
            time.Now += IssuerKeyRing.LongestLifetime - TimeSpan.FromMinutes(1);
            Assert.Equal(2, Count(ring.PublicKeys()));
            time.Now += TimeSpan.FromMinutes(2);
            Assert.Equal(1, Count(ring.PublicKeys()));
            ring.Rotate();
            Assert.Equal(2, Directory.GetFiles(folder, "*.pem").Length);
            Assert.Equal(ring.PublicKeys(), File.ReadAllText(ring.KeySetFile));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        static int Count(string keys) => JsonDocument.Parse(keys).RootElement.GetProperty("keys").GetArrayLength();
    }

    [Theory]
    [InlineData("invalid_client", "fel", "client_credentials", "finsam.read")]
    [InlineData("unsupported_grant_type", "rätt", "password", "finsam.read")]
    [InlineData("invalid_scope", "rätt", "client_credentials", "finsam.read admin")]
    public async Task An_app_gets_no_token_that_it_may_not_have(string error, string secret, string grantType, string scope)
    {
        var stack = await TestStack.Shared;
        stack.Issuer.Clients.Put(new MachineClient("nekad-app", ["insatspersonal"], ["prov"], []), "rätt");
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["client_id"] = "nekad-app", ["client_secret"] = secret, ["grant_type"] = grantType, ["scope"] = scope,
        });
        using var response = await http.PostAsync(stack.Issuer.TokenEndpoint, form);
        Assert.Equal(error, (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error").GetString());
        Assert.False(response.IsSuccessStatusCode);
    }

    [Theory]
    [InlineData("ASPNETCORE_ENVIRONMENT", "Production")]
    [InlineData("DOTNET_ENVIRONMENT", "Staging")]
    [InlineData("ASPNETCORE_ENVIRONMENT", "")]
    public async Task It_does_not_run_outside_development(string variable, string value)
    {
        var start = new ProcessStartInfo("dotnet", [TestStack.Binaries.Assembly(ServiceName.Issuer)]) { RedirectStandardError = true };
        start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        start.Environment.Remove("DOTNET_ENVIRONMENT");
        start.Environment[variable] = value;
        using var process = Process.Start(start)!;
        var told = await process.StandardError.ReadToEndAsync().WaitAsync(Patience);
        await process.WaitForExitAsync().WaitAsync(Patience);
        Assert.Equal(1, process.ExitCode);
        Assert.Contains("ASPNETCORE_ENVIRONMENT", told);
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
