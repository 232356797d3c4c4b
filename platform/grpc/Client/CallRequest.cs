using System.Globalization;
using System.Net;
using Grpc.Core;
using Grpc.Core.Wire;

namespace Grpc.Net.Client.Internal;

/// <summary>Builds the HTTP request of a call: PROTOCOL-HTTP2 "Request-Headers".</summary>
internal static class CallRequest
{
    // "User-Agent → "grpc-" Language ?("-" Variant) "/" Version"
    private const string UserAgent = "grpc-dotnet-finsam/1.0.0";

    /// <summary>The request without its body. <paramref name="deadline"/> lies ahead.</summary>
    public static ValueTask<HttpRequestMessage> CreateAsync(
        GrpcChannel channel,
        IMethod method,
        string? host,
        CallOptions options,
        DateTime? deadline,
        int previousAttempts,
        CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, channel.AddressOf(method))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        request.Headers.Host = host;

        // "TE → "te" "trailers" # Used to detect incompatible proxies"
        request.Headers.TryAddWithoutValidation("te", "trailers");
        request.Headers.TryAddWithoutValidation("user-agent", UserAgent);
        request.Headers.TryAddWithoutValidation(HeaderNames.AcceptEncoding, GzipMessages.Accepted);
        if (deadline is { } at)
        {
            var ticks = Math.Max(1, (at - DateTime.UtcNow).Ticks);
            request.Headers.TryAddWithoutValidation(HeaderNames.Timeout, GrpcTimeout.Encode(TimeSpan.FromTicks(ticks)));
        }

        if (previousAttempts > 0)
        {
            var count = previousAttempts.ToString(CultureInfo.InvariantCulture);
            request.Headers.TryAddWithoutValidation(HeaderNames.PreviousAttempts, count);
        }

        if (options.Headers is { } headers)
        {
            Add(request, headers);
        }

        return channel.CallCredentials is null && options.Credentials is null
            ? ValueTask.FromResult(request)
            : new ValueTask<HttpRequestMessage>(AddCredentialsAsync(request, channel, method, options.Credentials, cancellationToken));
    }

    private static async Task<HttpRequestMessage> AddCredentialsAsync(
        HttpRequestMessage request, GrpcChannel channel, IMethod method, CallCredentials? ofCall, CancellationToken cancellationToken)
    {
        foreach (var credentials in new[] { channel.CallCredentials, ofCall })
        {
            if (credentials is not null)
            {
                Add(request, await CredentialsAsync(channel, credentials, method, request.RequestUri!, cancellationToken));
            }
        }

        return request;
    }

    private static async Task<Metadata> CredentialsAsync(
        GrpcChannel channel, CallCredentials credentials, IMethod method, Uri address, CancellationToken cancellationToken)
    {
        var added = new Metadata();
        if (address.Scheme == Uri.UriSchemeHttps || channel.Options.UnsafeUseInsecureChannelCallCredentials)
        {
            var service = $"{address.Scheme}://{address.Authority}/{method.ServiceName}";
            await credentials.AddToAsync(new AuthInterceptorContext(service, method.Name, cancellationToken), added);
        }

        return added;
    }

    private static void Add(HttpRequestMessage request, Metadata metadata)
    {
        foreach (var entry in metadata)
        {
            if (entry.Key == HeaderNames.EncodingRequest)
            {
                if (GzipMessages.IsChosen(entry.Value))
                {
                    request.Headers.TryAddWithoutValidation(HeaderNames.Encoding, GzipMessages.Name);
                }

                continue;
            }

            if (HeaderNames.IsReserved(entry.Key))
            {
                continue;
            }

            if (!MetadataWire.IsSendable(entry))
            {
                throw WireErrors.Of(
                    StatusCode.Internal, $"The metadata value of '{entry.Key}' is not printable ASCII; use a -bin key.");
            }

            if (string.Equals(entry.Key, "user-agent", StringComparison.Ordinal))
            {
                request.Headers.Remove("user-agent");
                request.Headers.TryAddWithoutValidation("user-agent", $"{entry.Value} {UserAgent}");
                continue;
            }

            request.Headers.TryAddWithoutValidation(entry.Key, MetadataWire.Encode(entry));
        }
    }
}
