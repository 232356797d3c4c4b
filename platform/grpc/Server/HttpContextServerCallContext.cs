using System.Net;
using System.Net.Sockets;
using Grpc.Core;
using Grpc.Core.Wire;
using Microsoft.AspNetCore.Http;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>A call as handlers and interceptors see it; its life on the wire is <see cref="ServerCall"/>.</summary>
internal sealed class HttpContextServerCallContext : ServerCallContext
{
    /// <summary>Key of the HTTP context in the user state, where contexts of tests may have one too.</summary>
    public const string HttpContextKey = "__HttpContext";

    private static readonly AuthContext NoAuthentication = new(null, []);

    private readonly ServerCall _call;
    private readonly string _method;
    private Metadata? _requestHeaders;
    private Metadata? _responseTrailers;

    public HttpContextServerCallContext(ServerCall call, string method)
    {
        _call = call;
        _method = method;
        StatusCore = Status.DefaultSuccess;
    }

    public HttpContext HttpContext => _call.HttpContext;

    public bool HasTrailers => _responseTrailers is { Count: > 0 };

    protected override string MethodCore => _method;

    protected override string HostCore => HttpContext.Request.Host.Value ?? "";

    protected override string PeerCore => HttpContext.Connection is { RemoteIpAddress: { } address, RemotePort: var port }
        ? address.AddressFamily == AddressFamily.InterNetwork || address.IsIPv4MappedToIPv6
            ? $"ipv4:{new IPEndPoint(address.MapToIPv4(), port)}"
            : $"ipv6:{new IPEndPoint(address, port)}"
        : "unknown";

    protected override DateTime DeadlineCore => _call.Deadline;

    protected override Metadata RequestHeadersCore => _requestHeaders ??= ReadHeaders(HttpContext.Request.Headers);

    protected override CancellationToken CancellationTokenCore => _call.Token;

    protected override Metadata ResponseTrailersCore => _responseTrailers ??= [];

    protected override Status StatusCore { get; set; }

    protected override WriteOptions? WriteOptionsCore { get; set; }

    protected override AuthContext AuthContextCore => NoAuthentication;

    protected override Task WriteResponseHeadersAsyncCore(Metadata responseHeaders)
    {
        ArgumentNullException.ThrowIfNull(responseHeaders);
        return _call.SendHeadersAsync(responseHeaders);
    }

    protected override ContextPropagationToken CreatePropagationTokenCore(ContextPropagationOptions? options) =>
        new ServerPropagationToken(this, options ?? ContextPropagationOptions.Default);

    private static Metadata ReadHeaders(IHeaderDictionary headers)
    {
        var metadata = new Metadata();
        foreach (var (name, values) in headers)
        {
            if (HeaderNames.IsReserved(name))
            {
                continue;
            }

            foreach (var value in values)
            {
                try
                {
                    MetadataWire.Add(metadata, name, value ?? "");
                }
                catch (FormatException e)
                {
                    throw WireErrors.Of(StatusCode.Internal, $"The header '{name}' is not base64.", e);
                }
                catch (ArgumentException)
                {
                    // A header of HTTP whose name can't be a metadata key is not metadata.
                }
            }
        }

        return metadata;
    }
}
