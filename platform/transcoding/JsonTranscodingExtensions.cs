using System.Reflection;
using Finsam.Transcoding.Binding;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Finsam.Transcoding;

/// <summary>Gives gRPC services their JSON face.</summary>
public static class JsonTranscodingExtensions
{
    /// <summary>
    /// Maps every unary and server streaming method of a service that has a <c>google.api.http</c> annotation as JSON over HTTP: proto3
    /// JSON
    /// in and out, a stream as NDJSON, errors as RFC 9457 problem+json. Calls go through the service's own gRPC endpoint, so MapGrpcService
    /// is needed too, and interceptors see them as any other call. InvalidOperationException when an annotation doesn't fit its messages.
    /// </summary>
    public static IEndpointRouteBuilder MapJsonTranscoding<TService>(this IEndpointRouteBuilder endpoints)
        where TService : class
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        foreach (var method in DescriptorOf(typeof(TService)).Methods.Where(method => !method.IsClientStreaming))
        {
            foreach (var binding in HttpBinding.Of(method))
            {
                var handler = new TranscodingHandler(binding, endpoints);
                endpoints.MapMethods(binding.Template.RoutePattern, [binding.HttpMethod], (RequestDelegate)handler.HandleAsync)
                    .WithDisplayName($"JSON - {binding.HttpMethod} {binding.Template.Text} - {method.FullName}");
            }
        }

        return endpoints;
    }

    private static ServiceDescriptor DescriptorOf(Type serviceType)
    {
        var bind = serviceType.GetCustomAttribute<BindServiceMethodAttribute>(inherit: true)
            ?? throw new InvalidOperationException($"{serviceType} does not derive from a generated gRPC service base.");
        return bind.BindType.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) as ServiceDescriptor
            ?? throw new InvalidOperationException($"{bind.BindType} has no service descriptor.");
    }
}
