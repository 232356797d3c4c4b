using Grpc.Core;
using Grpc.Net.Client.Configuration;
using Microsoft.Extensions.Logging;

namespace Grpc.Net.Client;

/// <summary>Options of a channel.</summary>
public sealed class GrpcChannelOptions
{
    internal const int DefaultMaxReceiveMessageSizeBytes = 4 * 1024 * 1024;

    /// <summary>Credentials; null takes the security of the address.</summary>
    public ChannelCredentials? Credentials { get; set; }

    /// <summary>Largest request message in bytes; null, the default, for no limit.</summary>
    public int? MaxSendMessageSize { get; set; }

    /// <summary>Largest response message in bytes, after decompression; null for no limit.</summary>
    public int? MaxReceiveMessageSize { get; set; } = DefaultMaxReceiveMessageSizeBytes;

    /// <summary>How methods are treated, such as which are tried again; null, the default, for all alike.</summary>
    public ServiceConfig? ServiceConfig { get; set; }

    /// <summary>Most attempts that a retry policy may ask for; null for no limit.</summary>
    public int? MaxRetryAttempts { get; set; } = 5;

    /// <summary>
    /// Most bytes that the channel keeps for calls that may be tried again; a call that finds no room is not. Null for no limit.
    /// </summary>
    public long? MaxRetryBufferSize { get; set; } = 16 * 1024 * 1024;

    /// <summary>Most bytes that one call may keep; null for no limit.</summary>
    public long? MaxRetryBufferPerCallSize { get; set; } = 1024 * 1024;

    /// <summary>The handler that sends the calls; null for one of the channel's own. Not together with <see cref="HttpClient"/>.</summary>
    public HttpMessageHandler? HttpHandler { get; set; }

    /// <summary>
    /// The client that sends the calls; mind its <see cref="HttpClient.Timeout"/>. Not together with <see cref="HttpHandler"/>.
    /// </summary>
    public HttpClient? HttpClient { get; set; }

    /// <summary>True when disposing the channel disposes the handler or client given.</summary>
    public bool DisposeHttpClient { get; set; }

    /// <summary>
    /// True to get OperationCanceledException instead of RpcException from calls that the caller cancelled or gave too little time.
    /// </summary>
    public bool ThrowOperationCanceledOnCancellation { get; set; }

    /// <summary>True to send call credentials over a connection without TLS.</summary>
    public bool UnsafeUseInsecureChannelCallCredentials { get; set; }

    /// <summary>Makes the channel's logger.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }
}
