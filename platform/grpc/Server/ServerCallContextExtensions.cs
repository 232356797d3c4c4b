using Grpc.AspNetCore.Server.Internal;
using Microsoft.AspNetCore.Http;

namespace Grpc.Core;

/// <summary>From a gRPC call to its HTTP request.</summary>
public static class ServerCallContextExtensions
{
    /// <summary>The HTTP context of the call. InvalidOperationException when the context is not of this server and has none.</summary>
    public static HttpContext GetHttpContext(this ServerCallContext serverCallContext)
    {
        ArgumentNullException.ThrowIfNull(serverCallContext);
        if (serverCallContext is HttpContextServerCallContext call)
        {
            return call.HttpContext;
        }

        serverCallContext.UserState.TryGetValue(HttpContextServerCallContext.HttpContextKey, out var value);
        return value as HttpContext ?? throw new InvalidOperationException("The call has no HTTP context.");
    }
}
