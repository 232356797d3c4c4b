using Finsam.Interop.Tests.Wire;
using Finsam.LocalStack;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Grpc.Testing;

namespace Finsam.Interop.Tests.Client;

/// <summary>A client on our runtime with a connection of its own to one server, or to the gateway before it.</summary>
internal sealed class OurClient : IDisposable
{
    // Longer than any case takes: a case that hangs fails.
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(20);

    private readonly GrpcChannel _channel;

    /// <summary>Connects when the first call is made.</summary>
    /// <param name="endpoint">Where to.</param>
    public OurClient(Endpoint endpoint)
    {
        var sockets = new SocketsHttpHandler();
        if (endpoint.AuthorityFile is { } file)
        {
            sockets.SslOptions.CertificateChainPolicy = DevelopmentAuthority.Trusting(file);
        }

        _channel = GrpcChannel.ForAddress(endpoint.Address, new GrpcChannelOptions
        {
            HttpHandler = new FlagNotingHandler(sockets, Flags), DisposeHttpClient = true,
        });
        var invoker = endpoint.Token is null
            ? _channel.CreateCallInvoker()
            : _channel.CreateCallInvoker().Intercept(headers =>
            {
                headers.Add("authorization", $"Bearer {endpoint.Token}");
                return headers;
            });
        Service = new TestService.TestServiceClient(invoker);
        Unimplemented = new UnimplementedService.UnimplementedServiceClient(invoker);
    }

    /// <summary>The service of the cases.</summary>
    public TestService.TestServiceClient Service { get; }

    /// <summary>The service that no server has.</summary>
    public UnimplementedService.UnimplementedServiceClient Unimplemented { get; }

    /// <summary>The flags of the messages received with an encoding.</summary>
    public MessageFlags Flags { get; } = new();

    /// <summary>Options of a call.</summary>
    public static CallOptions Options(Metadata? headers = null) => new(headers ?? [], DateTime.UtcNow + LongestCall);

    public void Dispose() => _channel.Dispose();
}
