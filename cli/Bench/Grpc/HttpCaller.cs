using Finsam.Participants.V1;
using Google.Protobuf;

namespace Finsam.Cli.Bench.Grpc;

/// <summary>Sends the same request over HTTP/1.1 and reads the same answer.</summary>
internal sealed class HttpCaller(Uri address, int connections) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { MaxConnectionsPerServer = connections });

    /// <summary>Calls once.</summary>
    public async Task CallAsync(CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(EchoServer.Request.ToByteArray());
        using var response = await _client.PostAsync(address, content, cancellationToken);
        response.EnsureSuccessStatusCode();
        _ = GetParticipationResponse.Parser.ParseFrom(await response.Content.ReadAsByteArrayAsync(cancellationToken));
    }

    public void Dispose() => _client.Dispose();
}
