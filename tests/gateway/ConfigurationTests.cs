using System.Reflection;

namespace Finsam.Gateway.Tests;

public sealed class ConfigurationTests
{
    [Theory]
    [InlineData("Ledger=", "Finsam__Ledger")]
    [InlineData("Ledger=127.0.0.1:5101", "Finsam__Ledger: '127.0.0.1:5101' is not an address")]
    [InlineData("Ledger=http://a:1,ftp://b:2", "Finsam__Ledger: 'ftp://b:2' is not an address")]
    [InlineData("Ledger=http://a:1/path", "Finsam__Ledger: 'http://a:1/path' is not an address")]
    [InlineData("Reporting=http://a:1, http://a:1", "Finsam__Reporting: an address is given twice")]
    [InlineData("Limits:ClientBurst=0", "Finsam__Limits__ClientBurst")]
    [InlineData("Timeouts:Short=00:00:00", "Finsam__Timeouts__Short")]
    [InlineData("Sizes:Message=1", "Finsam__Sizes__Message")]
    [InlineData("Cors:Origins=*", "Finsam__Cors__Origins: '*' is not an origin")]
    [InlineData("Cors:Origins=https://a.example,https://B.example/", "Finsam__Cors__Origins: 'https://B.example/' is not an origin")]
    [InlineData("Drain:Longest=-00:00:01", "Finsam__Drain__Longest")]
    [InlineData("Peers:Certificate=/none.pem", "Finsam__Peers__Certificate: /none.pem can't be read. Finsam__Peers__CertificateKey: is needed")]
    public void A_wrong_setting_stops_the_gateway_and_is_named(string setting, string message)
    {
        string[] settings =
        [
            "--Finsam:Port=1", "--Finsam:HttpPort=2", "--Finsam:Certificate=x", "--Finsam:CertificateKey=x", "--Finsam:Ledger=http://a:1",
            "--Finsam:Participants=http://a:1,http://b:1", "--Finsam:Reporting=http://a:1", $"--Finsam:{setting}",
        ];
        var stopped = Assert.Throws<TargetInvocationException>(() => Assembly.Load("Finsam.Gateway").EntryPoint!.Invoke(null, [settings]));
        Assert.Contains(message, Assert.IsType<InvalidOperationException>(stopped.InnerException).Message, StringComparison.Ordinal);
    }
}
