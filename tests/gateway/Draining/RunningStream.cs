using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Finsam.Gateway.Tests.Draining;

/// <summary>An answer that has begun to come.</summary>
internal sealed class RunningStream : IDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly Stream _body;

    private RunningStream(HttpResponseMessage response, Stream body)
    {
        _response = response;
        _body = body;
    }

    /// <summary>Calls, and waits until the first part has come.</summary>
    public static async Task<RunningStream> BeginAsync(HttpClient client, bool isGrpc)
    {
        using var request = isGrpc
            ? new HttpRequestMessage(HttpMethod.Post, "/finsam.ledger.v1.LedgerService/VerifyBooks")
            {
                Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact, Content = new ByteArrayContent(new byte[5]),
            }
            : new HttpRequestMessage(HttpMethod.Get, "/v1/ledger/prov/journal");
        if (isGrpc)
        {
            request.Content!.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
            request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        }

        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var body = await response.Content.ReadAsStreamAsync();
        var first = new byte[HeldBackend.First.Length];
        await body.ReadExactlyAsync(first);
        Assert.Equal(HeldBackend.First, Encoding.ASCII.GetString(first));
        return new RunningStream(response, body);
    }

    /// <summary>Reads the rest, which must be whole.</summary>
    public async Task AssertWholeAsync()
    {
        using var reader = new StreamReader(_body);
        Assert.Equal(HeldBackend.Last, await reader.ReadToEndAsync());
        if (_response.Content.Headers.ContentType!.MediaType == "application/grpc")
        {
            Assert.Equal("0", _response.TrailingHeaders.GetValues("grpc-status").Single());
        }
    }

    public void Dispose() => _response.Dispose();
}
