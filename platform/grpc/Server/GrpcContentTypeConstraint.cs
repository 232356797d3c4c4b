using Grpc.Core.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>A route constraint that only requests of gRPC's content type satisfy.</summary>
internal sealed class GrpcContentTypeConstraint : IRouteConstraint
{
    public const string Name = "grpcunknown";

    public bool Match(
        HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        httpContext is not null && ContentType.IsGrpc(httpContext.Request.ContentType);
}
