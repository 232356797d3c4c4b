using System.Collections.Concurrent;
using Grpc.Core;
using Grpc.Net.Client.Internal;

namespace Grpc.Net.Client;

/// <summary>A channel over HTTP/2: TLS for <c>https://</c>, prior knowledge (h2c) for <c>http://</c>. Made once and shared.</summary>
public sealed class GrpcChannel : ChannelBase, IDisposable
{
    private readonly bool _disposesInvoker;
    private readonly CancellationTokenSource _disposed = new();
    private readonly ConcurrentDictionary<string, Uri> _addresses = new();

    private GrpcChannel(Uri address, GrpcChannelOptions options)
        : base(address.Authority)
    {
        if (options.HttpHandler is not null && options.HttpClient is not null)
        {
            throw new ArgumentException("Set HttpHandler or HttpClient, not both.", nameof(options));
        }

        if (options.Credentials is { } credentials && credentials.IsSecure != (address.Scheme == Uri.UriSchemeHttps))
        {
            throw new InvalidOperationException($"'{address}': https needs secure credentials, http insecure ones.");
        }

        RetryRules = new RetryRuleTable(options.ServiceConfig, options.MaxRetryAttempts);
        RetryThrottle = options.ServiceConfig?.RetryThrottling is { } throttling ? new RetryThrottle(throttling) : null;
        RetryBufferSpace = new RetryBufferSpace(options.MaxRetryBufferSize, options.MaxRetryBufferPerCallSize);
        Address = address;
        Options = options;
        CallCredentials = options.Credentials?.CallCredentials;
        _disposesInvoker = options.DisposeHttpClient || (options.HttpHandler is null && options.HttpClient is null);

        // HttpMessageInvoker rather than HttpClient, whose timeout of 100 s would end long streams.
        Invoker = options.HttpClient ?? new HttpMessageInvoker(options.HttpHandler ?? CreateHandler(), _disposesInvoker);
    }

    internal Uri Address { get; }

    internal GrpcChannelOptions Options { get; }

    internal CallCredentials? CallCredentials { get; }

    internal RetryRuleTable RetryRules { get; }

    internal RetryThrottle? RetryThrottle { get; }

    internal RetryBufferSpace RetryBufferSpace { get; }

    internal HttpMessageInvoker Invoker { get; }

    internal CancellationToken Disposed => _disposed.Token;

    /// <summary>Where a method is called; made once for each.</summary>
    internal Uri AddressOf(IMethod method) => _addresses.GetOrAdd(method.FullName, static (path, address) => new Uri(address, path), Address);

    /// <summary>A channel to an address such as <c>http://127.0.0.1:5001</c>.</summary>
    public static GrpcChannel ForAddress(string address) => ForAddress(address, new GrpcChannelOptions());

    /// <summary>A channel to an address, with options.</summary>
    public static GrpcChannel ForAddress(string address, GrpcChannelOptions channelOptions) => ForAddress(new Uri(address), channelOptions);

    /// <summary>A channel to an address.</summary>
    public static GrpcChannel ForAddress(Uri address) => ForAddress(address, new GrpcChannelOptions());

    /// <summary>A channel to an address, with options. ArgumentException when the address is not absolute http or https.</summary>
    public static GrpcChannel ForAddress(Uri address, GrpcChannelOptions channelOptions)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(channelOptions);
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
        {
            throw new ArgumentException($"The address '{address}' is not an absolute http or https address.", nameof(address));
        }

        return new GrpcChannel(address, channelOptions);
    }

    /// <inheritdoc/>
    public override CallInvoker CreateCallInvoker()
    {
        ObjectDisposedException.ThrowIf(_disposed.IsCancellationRequested, this);
        return new HttpCallInvoker(this);
    }

    /// <summary>Cancels the calls under way and closes the connections that the channel owns.</summary>
    public void Dispose()
    {
        if (_disposed.IsCancellationRequested)
        {
            return;
        }

        _disposed.Cancel();
        if (_disposesInvoker)
        {
            Invoker.Dispose();
        }
    }

    /// <inheritdoc/>
    protected override Task ShutdownAsyncCore()
    {
        Dispose();
        return Task.CompletedTask;
    }

    private static SocketsHttpHandler CreateHandler() => new()
    {
        // A server allows a limited number of streams on a connection (100 by Kestrel's default); further calls take another.
        EnableMultipleHttp2Connections = true,

        // Neither means anything in gRPC, and each costs every call a handler.
        AllowAutoRedirect = false,
        UseCookies = false,
    };
}
