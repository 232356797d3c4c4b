using Yarp.ReverseProxy.Transforms;
using Yarp.ReverseProxy.Transforms.Builder;

namespace Finsam.Gateway.Routing;

/// <summary>
/// Keeps from the services what a caller says about where a call came from: they ask nobody, and what they don't get they can't come to believe.
/// </summary>
internal static class ForwardedHeaders
{
    private static readonly string[] Claims =
    [
        "Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Prefix", "X-Forwarded-Port", "X-Real-IP",
        "X-Original-URL", "X-Original-Host", "X-Rewrite-URL", "X-HTTP-Method-Override",
    ];

    public static void Drop(TransformBuilderContext builder)
    {
        builder.UseDefaultForwarders = false;
        foreach (var name in Claims)
        {
            builder.AddRequestHeaderRemove(name);
        }
    }
}
