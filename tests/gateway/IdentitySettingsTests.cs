using Finsam.ServiceDefaults.Authorization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Finsam.Gateway.Tests;

/// <summary>Settings of identity, which the gateway and the services read alike.</summary>
public sealed class IdentitySettingsTests
{
    [Theory]
    [InlineData("Audience=finsam", "Finsam__Auth__Authority: give either Authority or KeySetFile")]
    [InlineData("Authority=login.example.se", "Finsam__Auth__Authority: is no address")]
    [InlineData("Authority=http://login.example.se", "Finsam__Auth__Authority: http:// is for an issuer on this machine")]
    [InlineData("Authority=http://127.0.0.1:5000", "with Finsam__Development=true")]
    [InlineData("KeySetFile=/nowhere/jwks.json", "Finsam__Auth__KeySetFile: /nowhere/jwks.json")]
    [InlineData("KeyRefreshSeconds=0", "Finsam__Auth__KeyRefreshSeconds")]
    [InlineData("RoleClaim=", "Finsam__Auth__RoleClaim")]
    public void A_wrong_setting_is_named(string setting, string message) =>
        Assert.Contains(message, Assert.Throws<InvalidOperationException>(() => Add(setting)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("true", "http://127.0.0.1:5000", true)]
    [InlineData("true", "http://login.example.se", false)]
    [InlineData("false", "https://login.example.se", true)]
    [InlineData("false", "http://localhost:5000", false)]
    public void An_issuer_is_asked_without_tls_on_this_machine_in_development_only(string development, string authority, bool accepted)
    {
        var error = Record.Exception(() => Add($"Authority={authority}", development));
        Assert.Equal(accepted, error is null);
    }

    private static void Add(string setting, string development = "false")
    {
        var (name, value) = (setting[..setting.IndexOf('=', StringComparison.Ordinal)], setting[(setting.IndexOf('=', StringComparison.Ordinal) + 1)..]);
        var settings = new Dictionary<string, string?>
        {
            ["Finsam:Development"] = development, ["Finsam:Auth:Issuer"] = "x", [$"Finsam:Auth:{name}"] = value,
        };
        new ServiceCollection().AddFinsamAuthentication(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
    }
}
