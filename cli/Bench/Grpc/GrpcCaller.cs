using Finsam.LocalStack;
using Finsam.Participants.V1;
using Grpc.Core;
using Grpc.Net.Client;

namespace Finsam.Cli.Bench.Grpc;

/// <summary>Calls the echo service with the generated client.</summary>
internal sealed class GrpcCaller : IDisposable
{
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromHours(1);

    private readonly GrpcChannel _channel;
    private readonly ParticipantsService.ParticipantsServiceClient _client;
    private readonly Metadata _headers;

    private GrpcCaller(Uri address, SocketsHttpHandler? handler, Metadata headers)
    {
        _channel = GrpcChannel.ForAddress(address, new GrpcChannelOptions { HttpHandler = handler, DisposeHttpClient = true });
        _client = new ParticipantsService.ParticipantsServiceClient(_channel);
        _headers = headers;
    }

    /// <summary>Straight to the service.</summary>
    public static GrpcCaller To(Uri address) => new(address, null, []);

    /// <summary>Through a gateway, with TLS and a token.</summary>
    public static GrpcCaller Through(RunningGateway gateway)
    {
        var handler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true, AllowAutoRedirect = false, UseCookies = false };
        handler.SslOptions.CertificateChainPolicy = DevelopmentAuthority.Trusting(gateway.Folder.CertificateAuthority);
        var token = DevelopmentIssuer.Open(gateway.Folder).Issue("bench", ["insatspersonal"], [EchoServer.Request.Forbund], ["301"], TokenLifetime);
        return new GrpcCaller(gateway.Address, handler, new Metadata { { "authorization", $"Bearer {token}" } });
    }

    /// <summary>Calls once.</summary>
    public async Task CallAsync(CancellationToken cancellationToken)
    {
        using var call = _client.GetParticipationAsync(EchoServer.Request, _headers, cancellationToken: cancellationToken);
        await call.ResponseAsync;
    }

    public void Dispose() => _channel.Dispose();
}
