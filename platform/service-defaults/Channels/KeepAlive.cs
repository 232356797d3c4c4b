namespace Finsam.ServiceDefaults.Channels;

/// <summary>Finds connections between services that have died without a word, so that calls on them fail instead of waiting.</summary>
public static class KeepAlive
{
    private static readonly TimeSpan PingAfter = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPong = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LongestConnecting = TimeSpan.FromSeconds(10);

    /// <summary>Sets HTTP/2 pings, while calls are under way only, and a limit to connecting.</summary>
    public static SocketsHttpHandler On(SocketsHttpHandler handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        handler.KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests;
        handler.KeepAlivePingDelay = PingAfter;
        handler.KeepAlivePingTimeout = LongestPong;
        handler.ConnectTimeout = LongestConnecting;
        return handler;
    }
}
