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
        return serverCallContext is HttpContextServerCallContext call
            ? call.HttpContext
            : serverCallContext.UserState.TryGetValue(HttpContextServerCallContext.HttpContextKey, out var value) && value is HttpContext context
                ? context
                : throw new InvalidOperationException("The call has no HTTP context.");
    }
}
