using System.Runtime.CompilerServices;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Finsam.Transcoding.Calls;

/// <summary>
/// A gRPC call of a method's own endpoint, without a socket: the endpoint gets an HTTP context of its own whose request is a gRPC request
/// with the caller's headers, services, user, connection and cancellation, so that deadline, limits and interceptors work as on the wire.
/// It uses nothing but ASP.NET Core's public features and works with any gRPC server on endpoints.
/// </summary>
internal sealed class InProcessCall : IAsyncDisposable
{
    private readonly PipeResponse _response = new();
    private readonly MessageDescriptor _responseType;
    private readonly Task _running;

    public InProcessCall(HttpContext caller, Endpoint endpoint, MethodDescriptor method, IMessage request)
    {
        _responseType = method.OutputType;
        var context = CreateContext(caller, endpoint, $"/{method.Service.FullName}/{method.Name}", GrpcFrame.Of(request), _response);
        _running = RunAsync(endpoint.RequestDelegate!, context);
    }

    /// <summary>The responses, as they come.</summary>
    public async IAsyncEnumerable<IMessage> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await _response.Output.ReadAsync(cancellationToken);
            var buffer = result.Buffer;
            while (GrpcFrame.TryTake(ref buffer, out var payload))
            {
                yield return _responseType.Parser.ParseFrom(payload);
            }

            _response.Output.AdvanceTo(buffer.Start, buffer.End);
            if (result.IsCompleted)
            {
                yield break;
            }
        }
    }

    /// <summary>The status, once the endpoint is done. Its own exceptions come through.</summary>
    public async Task<CallStatus> GetStatusAsync()
    {
        await _running;
        return CallStatus.Of(_response.Trailers, _response.Headers, _response.StatusCode);
    }

    /// <summary>Waits until the endpoint no longer uses what it shares with the caller.</summary>
    public async ValueTask DisposeAsync()
    {
        await _response.Output.CompleteAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static DefaultHttpContext CreateContext(HttpContext caller, Endpoint endpoint, string path, byte[] body, PipeResponse response)
    {
        var features = new FeatureCollection();
        Share<IHttpConnectionFeature>(caller, features);
        Share<ITlsConnectionFeature>(caller, features);
        Share<IHttpRequestLifetimeFeature>(caller, features);
        Share<IHttpRequestIdentifierFeature>(caller, features);
        var request = new PipeRequest(body);
        features.Set<IHttpRequestFeature>(new HttpRequestFeature
        {
            Protocol = HttpProtocol.Http2,
            Scheme = caller.Request.Scheme,
            Method = HttpMethods.Post,
            Path = path,
            Headers = CallHeaders.From(caller.Request.Headers),
        });
        features.Set<IRequestBodyPipeFeature>(request);
        features.Set<IHttpRequestBodyDetectionFeature>(request);
        features.Set<IHttpResponseFeature>(response);
        features.Set<IHttpResponseBodyFeature>(response);
        features.Set<IHttpResponseTrailersFeature>(response);
        features.Set<IHttpResetFeature>(response);
        var context = new DefaultHttpContext(features)
        {
            RequestServices = caller.RequestServices,
            Items = caller.Items,
            User = caller.User,
        };
        context.SetEndpoint(endpoint);
        return context;
    }

    private static void Share<TFeature>(HttpContext caller, FeatureCollection features)
        where TFeature : class
    {
        if (caller.Features.Get<TFeature>() is { } feature)
        {
            features.Set(feature);
        }
    }

    private async Task RunAsync(RequestDelegate endpoint, HttpContext context)
    {
        try
        {
            await endpoint(context);
        }
        finally
        {
            await _response.CompleteAsync();
        }
    }
}
