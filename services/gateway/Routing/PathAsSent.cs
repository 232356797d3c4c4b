using Microsoft.AspNetCore.Http.Features;
using Yarp.ReverseProxy.Transforms;
using Yarp.ReverseProxy.Transforms.Builder;

namespace Finsam.Gateway.Routing;

/// <summary>
/// Sends a path with an encoded slash on as it came. The server leaves <c>%2F</c> encoded and decodes the rest, so that the proxy, which
/// encodes what it gets, would encode it twice.
/// </summary>
internal static class PathAsSent
{
    private static readonly UriCreationOptions Verbatim = new() { DangerousDisablePathAndQueryCanonicalization = true };

    public static void Add(TransformBuilderContext builder) => builder.AddRequestTransform(transform =>
    {
        var target = transform.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (transform.Path.Value?.Contains("%2F", StringComparison.OrdinalIgnoreCase) == true && target.StartsWith('/'))
        {
            transform.ProxyRequest.RequestUri = new Uri(transform.DestinationPrefix.TrimEnd('/') + target, Verbatim);
        }

        return ValueTask.CompletedTask;
    });
}
