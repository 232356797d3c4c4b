using System.Net;
using System.Net.Http.Headers;

namespace Finsam.Gateway.Tests.Attacks;

/// <summary>Requests that two servers in a row could read in two ways. Each hides a second request, which no service may ever see.</summary>
public sealed class SmugglingTests(GatewayHost gateway) : IClassFixture<GatewayHost>
{
    private const string Hidden = "/v1/ledger/prov/hidden";

    public static TheoryData<string, string> Requests() => new()
    {
        { "both lengths", "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" },
        { "both lengths, the other way", "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n" },
        { "two different lengths", "Content-Length: 0\r\nContent-Length: 50\r\n\r\n" },
        { "a list of lengths", "Content-Length: 0, 50\r\n\r\n" },
        { "a negative length", "Content-Length: -1\r\n\r\n" },
        { "another last coding", "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n" },
        { "an unknown coding", "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" },
        { "a space before the colon", "Content-Length : 0\r\n\r\n" },
        { "a tab in a name", "Transfer\tEncoding: chunked\r\n\r\n" },
        { "a folded line", "X-Folded: a\r\n Transfer-Encoding: chunked\r\n\r\n" },
        { "a bare line feed", "X-Bare: a\nTransfer-Encoding: chunked\r\n\r\n" },
        { "a bare carriage return", "X-Bare: a\rTransfer-Encoding: chunked\r\n\r\n" },
        { "a null in a value", "X-Null: a\0b\r\n\r\n" },
        { "two hosts", "Host: other.example\r\nContent-Length: 0\r\n\r\n" },
        { "a chunk size that is none", "Transfer-Encoding: chunked\r\n\r\n0x5\r\nhello\r\n0\r\n\r\n" },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task A_request_with_two_meanings_is_refused_and_what_it_hides_is_never_sent_on(string kind, string rest)
    {
        var hidden = $"{Hidden}-{Guid.NewGuid()}";
        using var connection = await RawConnection.OpenAsync(gateway);
        await connection.SendAsync(
            $"POST /v1/ledger/prov/vouchers HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {gateway.Token()}\r\n{rest}"
            + $"GET {hidden} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {gateway.Token()}\r\nConnection: close\r\n\r\n");
        var answer = await connection.ReadToEndAsync();
        Assert.True(answer.StartsWith("HTTP/1.1 400", StringComparison.Ordinal), $"{kind}: {answer}");
        Assert.DoesNotContain(hidden, gateway.Backend.Paths);
        await AssertOthersAreServedAsync();
    }

    [Fact]
    public async Task A_target_in_absolute_form_for_another_host_than_the_header_is_refused()
    {
        using var connection = await RawConnection.OpenAsync(gateway);
        await connection.SendAsync($"GET https://other.example{Hidden} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {gateway.Token()}\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 400", await connection.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(Hidden, gateway.Backend.Paths);
    }

    [Fact]
    public async Task What_a_caller_says_about_where_it_comes_from_and_which_headers_end_here_reaches_no_service()
    {
        using var client = gateway.Client(gateway.Token());
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/ledger/prov/vouchers");
        string[] names = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "X-HTTP-Method-Override"];
        foreach (var name in names)
        {
            request.Headers.TryAddWithoutValidation(name, "for=10.0.0.1");
        }

        request.Headers.Connection.Add("Authorization");
        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        using var response = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(gateway.Backend.LastHeaders.Intersect(names, StringComparer.OrdinalIgnoreCase));
        Assert.Contains("Authorization", gateway.Backend.LastHeaders);
        Assert.DoesNotContain("Connection", gateway.Backend.LastHeaders);
    }

    private async Task AssertOthersAreServedAsync()
    {
        using var client = gateway.Client(gateway.Token());
        using var response = await client.GetAsync(new Uri("/v1/ledger/prov/vouchers", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
