using Finsam.ServiceDefaults.Channels;
using Finsam.ServiceDefaults.Peers;
using Yarp.ReverseProxy.Forwarder;

namespace Finsam.Gateway.Routing;

/// <summary>The connections that calls are forwarded over, each to the service that its cluster is named for.</summary>
internal sealed class ServiceConnections(PeerTls peers, ILogger<ForwarderHttpClientFactory> log) : ForwarderHttpClientFactory(log)
{
    /// <inheritdoc/>
    protected override void ConfigureHandler(ForwarderHttpClientContext context, SocketsHttpHandler handler)
    {
        base.ConfigureHandler(context, handler);
        peers.Call(KeepAlive.On(handler), context.ClusterId);
    }
}
