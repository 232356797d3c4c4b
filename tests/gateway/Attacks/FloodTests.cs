using System.Net;
using System.Net.Security;
using Finsam.ServiceDefaults;

namespace Finsam.Gateway.Tests.Attacks;

public sealed class FloodTests(PairedGateway gateway) : IClassFixture<PairedGateway>
{
    private const int SlowClients = 50;

    [Fact]
    public async Task Too_many_and_too_large_headers_are_refused()
    {
        var many = string.Concat(Enumerable.Range(0, 200).Select(i => $"X-{i}: a\r\n"));
        Assert.StartsWith("HTTP/1.1 431", await AnswerAsync(many), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 431", await AnswerAsync($"X-Large: {new string('a', 100_000)}\r\n"), StringComparison.Ordinal);
        await AssertServedAsync();
    }

    [Fact]
    public async Task A_body_larger_than_any_file_is_refused_before_it_is_read()
    {
        Assert.StartsWith("HTTP/1.1 413", await AnswerAsync($"Content-Length: {FinsamService.LargestBody + 1L}\r\n"), StringComparison.Ordinal);
        await AssertServedAsync();
    }

    [Fact]
    public async Task Clients_that_never_end_their_headers_are_shed_while_others_are_served()
    {
        var slow = new List<RawConnection>();
        for (var i = 0; i < SlowClients; i++)
        {
            slow.Add(await RawConnection.OpenAsync(gateway));
            await slow[i].SendAsync("GET /v1/ledger/prov/vouchers HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
        }

        await AssertServedAsync();
        var answers = await Task.WhenAll(slow.Select(client => client.ReadToEndAsync()));
        Assert.All(answers, answer => Assert.StartsWith("HTTP/1.1 408", answer, StringComparison.Ordinal));
        slow.ForEach(client => client.Dispose());
    }

    [Fact]
    public async Task A_client_that_dribbles_its_body_is_told_so_and_no_other_instance_is_tried()
    {
        var path = $"/v1/ledger/prov/vouchers/{Guid.NewGuid()}";
        using var slow = await RawConnection.OpenAsync(gateway);
        await slow.SendAsync(
            $"POST {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {gateway.Token()}\r\nContent-Length: 1000000\r\n\r\n{{");
        var answer = await slow.ReadToEndAsync();
        Assert.StartsWith("HTTP/1.1 408", answer, StringComparison.Ordinal);
        Assert.Contains("BODY_TOO_SLOW", answer, StringComparison.Ordinal);
        Assert.Single(gateway.Backend.Paths, path);
        await AssertServedAsync();
    }

    [Fact]
    public async Task Http2_with_a_frame_that_is_too_large_or_headers_that_never_end_is_shed()
    {
        byte[] preface = [.. "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8, 0, 0, 0, 4, 0, 0, 0, 0, 0];
        using var large = await RawConnection.OpenAsync(gateway, SslApplicationProtocol.Http2);
        await large.SendAsync([.. preface, 0xff, 0xff, 0xff, 0, 0, 0, 0, 0, 1]);
        await large.ReadToEndAsync();

        // HEADERS without END_HEADERS, and no CONTINUATION after it.
        using var unfinished = await RawConnection.OpenAsync(gateway, SslApplicationProtocol.Http2);
        await unfinished.SendAsync([.. preface, 0, 0, 1, 1, 0, 0, 0, 0, 1, 0x82]);
        await unfinished.ReadToEndAsync();
        await AssertServedAsync();
    }

    private async Task<string> AnswerAsync(string headers)
    {
        using var connection = await RawConnection.OpenAsync(gateway);
        await connection.SendAsync(
            $"POST /v1/ledger/prov/vouchers HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer {gateway.Token()}\r\n{headers}\r\n");
        return await connection.ReadToEndAsync();
    }

    private async Task AssertServedAsync()
    {
        using var client = gateway.Client(gateway.Token());
        using var response = await client.GetAsync(new Uri("/v1/ledger/prov/vouchers", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}

/// <summary>A gateway to which the one backend is two instances of the ledger.</summary>
public sealed class PairedGateway : GatewayHost
{
    protected override string[] Settings => [$"--Finsam:Ledger={Backend.Address},http://localhost:{Backend.Address.Port}"];
}
