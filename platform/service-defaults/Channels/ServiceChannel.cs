using Finsam.ServiceDefaults.Peers;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Configuration;

namespace Finsam.ServiceDefaults.Channels;

/// <summary>Channels from one service to another.</summary>
public static class ServiceChannel
{
    private const int MostAttempts = 4;
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    /// <summary>
    /// A channel. Calls of the named methods are tried again when the service is away or about to stop: name only those that change nothing.
    /// </summary>
    /// <param name="peers">How the two know each other.</param>
    /// <param name="service">Name of the service: <c>ledger</c>.</param>
    /// <param name="address">Address of the service.</param>
    /// <param name="safeToRetry">Methods that may be sent twice.</param>
    public static GrpcChannel To(PeerTls peers, string service, Uri address, params IEnumerable<MethodName> safeToRetry)
    {
        ArgumentNullException.ThrowIfNull(peers);
        ArgumentNullException.ThrowIfNull(address);
        return GrpcChannel.ForAddress(address, new GrpcChannelOptions
        {
            Credentials = address.Scheme == Uri.UriSchemeHttps ? null : ChannelCredentials.Insecure,
            HttpHandler = new CorrelatedCalls(peers.Call(
                KeepAlive.On(new SocketsHttpHandler { EnableMultipleHttp2Connections = true, AllowAutoRedirect = false, UseCookies = false }), service)),
            DisposeHttpClient = true,
            MaxReceiveMessageSize = FinsamService.LargestMessage,
            ServiceConfig = Retrying(safeToRetry),
        });
    }

    private static ServiceConfig Retrying(IEnumerable<MethodName> methods)
    {
        var rule = new MethodConfig
        {
            RetryPolicy = new RetryPolicy
            {
                MaxAttempts = MostAttempts,
                InitialBackoff = FirstWait,
                MaxBackoff = LongestWait,
                BackoffMultiplier = 2,
                RetryableStatusCodes = { StatusCode.Unavailable },
            },
        };
        foreach (var method in methods)
        {
            rule.Names.Add(method);
        }

        return new ServiceConfig { MethodConfigs = { rule } };
    }
}
