using System.Net.Http.Headers;
using System.Security.Authentication;

namespace Finsam.Gateway.Tests;

public sealed class CertificateTests(GatewayHost gateway) : IClassFixture<GatewayHost>
{
    [Fact]
    public async Task Its_certificate_holds_for_every_name_of_the_machine_itself_and_for_no_other()
    {
        using var client = gateway.Client();
        foreach (var host in new[] { "localhost", "127.0.0.1" })
        {
            using var response = await client.GetAsync(new UriBuilder(gateway.Address) { Host = host, Path = "/health/live" }.Uri);
            Assert.True(response.IsSuccessStatusCode);
        }

        using var other = new HttpRequestMessage(HttpMethod.Get, new Uri(gateway.Address, "/health/live"));
        // The host header decides the name that the certificate is checked for.
        other.Headers.Host = "finsam.example";
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => client.SendAsync(other));
        Assert.IsType<AuthenticationException>(refused.InnerException);
    }

    [Fact]
    public async Task A_client_that_does_not_know_the_authority_does_not_trust_it()
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "x");
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri(gateway.Address, "/health/live")));
        Assert.IsType<AuthenticationException>(refused.InnerException);
    }

    [Fact]
    public async Task The_key_is_for_its_owner_only_and_a_restart_keeps_the_certificate()
    {
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(gateway.KeyFile));
        var before = await File.ReadAllTextAsync(gateway.CertificateFile);
        await gateway.StartAgainAsync();
        Assert.Equal(before, await File.ReadAllTextAsync(gateway.CertificateFile));
    }
}
