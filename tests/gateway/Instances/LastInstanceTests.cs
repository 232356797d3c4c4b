using System.Net;
using Finsam.LocalStack;

namespace Finsam.Gateway.Tests.Instances;

public sealed class LastInstanceTests(LonelyGateway gateway) : IClassFixture<LonelyGateway>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task The_only_instance_that_is_well_is_asked_again_rather_than_one_that_is_out()
    {
        using var client = gateway.Client(gateway.Token());
        var deadline = DateTime.UtcNow + Patience;
        // Until the gateway has found out that one is away, a call may spend an attempt on it.
        while (await StatusAsync(client, $"/v1/ledger/prov/busy/{Guid.NewGuid()}") != HttpStatusCode.OK)
        {
            Assert.True(DateTime.UtcNow < deadline, "It asks an instance that is out.");
        }
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        return response.StatusCode;
    }
}

/// <summary>A gateway with two instances of the ledger, one of which is away.</summary>
public sealed class LonelyGateway : GatewayHost
{
    protected override string[] Settings =>
        [$"--Finsam:Ledger={Backend.Address},http://127.0.0.1:{StackPorts.Choose(0).Services[ServiceName.Ledger].Grpc}"];
}
