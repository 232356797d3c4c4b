using Finsam.ServiceDefaults;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Finsam.Gateway.Hosting;

/// <summary>What one connection may cost, and how long it may keep the gateway waiting.</summary>
internal static class ConnectionLimits
{
    /// <summary>Longest TLS handshake: a connection that never begins one is gone after it.</summary>
    public static readonly TimeSpan LongestHandshake = TimeSpan.FromSeconds(10);

    private const int LongestRequestLine = 8 * 1024;
    private const int LargestHeaders = 32 * 1024;
    private const int MostHeaders = 64;
    private const int LargestFrame = 16 * 1024;
    private const int StreamsPerConnection = 100;

    // A stream of gRPC may be silent, so TokenCheck lifts the first of the two for it.
    private static readonly MinDataRate SlowestBody = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
    private static readonly MinDataRate SlowestReader = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
    private static readonly TimeSpan LongestHeaders = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestIdle = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PingAfter = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestPong = TimeSpan.FromSeconds(20);

    /// <summary>Sets them. Kestrel itself sheds connections that reset streams faster than they are answered (CVE-2023-44487).</summary>
    public static void Set(KestrelServerLimits limits, int mostConnections)
    {
        limits.MaxConcurrentConnections = mostConnections;
        limits.MaxRequestBodySize = FinsamService.LargestBody;
        limits.MaxRequestLineSize = LongestRequestLine;
        limits.MaxRequestHeadersTotalSize = LargestHeaders;
        limits.MaxRequestHeaderCount = MostHeaders;
        limits.RequestHeadersTimeout = LongestHeaders;
        limits.KeepAliveTimeout = LongestIdle;
        limits.MinRequestBodyDataRate = SlowestBody;
        limits.MinResponseDataRate = SlowestReader;
        limits.Http2.MaxStreamsPerConnection = StreamsPerConnection;
        limits.Http2.MaxFrameSize = LargestFrame;
        limits.Http2.MaxRequestHeaderFieldSize = LargestHeaders;
        limits.Http2.KeepAlivePingDelay = PingAfter;
        limits.Http2.KeepAlivePingTimeout = LongestPong;
    }
}
