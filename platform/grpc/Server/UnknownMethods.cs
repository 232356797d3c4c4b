using Grpc.Core;
using Grpc.Core.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>Remembers which services are mapped, and that the answer to unknown ones is.</summary>
internal sealed class GrpcMapped
{
    public HashSet<string> ServiceNames { get; } = [];

    public bool IsUnknownMapped { get; set; }
}

/// <summary>Answers gRPC requests for services and methods that are not mapped with UNIMPLEMENTED, as Trailers-Only.</summary>
internal static class UnknownMethods
{
    public static void MapOnce(IEndpointRouteBuilder builder, GrpcMapped mapped, IEnumerable<string> serviceNames)
    {
        mapped.ServiceNames.UnionWith(serviceNames);
        var options = builder.ServiceProvider.GetRequiredService<IOptions<GrpcServiceOptions>>().Value;
        if (mapped.IsUnknownMapped || options.IgnoreUnknownServices == true)
        {
            return;
        }

        mapped.IsUnknownMapped = true;
        builder.MapPost(
                $"{{grpcService}}/{{grpcMethod:{GrpcContentTypeConstraint.Name}}}",
                (HttpContext context) => AnswerAsync(context, mapped))
            .WithDisplayName("gRPC - unknown service or method")
            .WithOrder(int.MaxValue);
    }

    private static Task AnswerAsync(HttpContext context, GrpcMapped mapped)
    {
        var service = context.Request.RouteValues["grpcService"] as string ?? "";
        var detail = mapped.ServiceNames.Contains(service) ? "Method is unimplemented." : "Service is unimplemented.";
        TrailersOnly.Write(context.Response, new Status(StatusCode.Unimplemented, detail), Metadata.Empty);
        return Task.CompletedTask;
    }
}
