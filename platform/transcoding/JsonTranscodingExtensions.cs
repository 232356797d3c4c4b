using System.Reflection;
using Finsam.Transcoding.Binding;
using Finsam.Transcoding.Problems;
using Google.Protobuf.Reflection;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Finsam.Transcoding;

/// <summary>Gives gRPC services their JSON face.</summary>
public static class JsonTranscodingExtensions
{
    // What gRPC servers take unless told otherwise.
    private const int UsualLargestMessage = 4 * 1024 * 1024;

    /// <summary>
    /// Maps every unary and server streaming method of a service that has a <c>google.api.http</c> annotation as JSON over HTTP: proto3 JSON
    /// in and out, a stream as NDJSON or, where <c>response_body</c> names a field of bytes, as a file, errors as RFC 9457 problem+json.
    /// Calls go through the service's own gRPC endpoint, so MapGrpcService is needed too, and interceptors see them as any other call.
    /// InvalidOperationException when an annotation doesn't fit its messages.
    /// </summary>
    public static IEndpointRouteBuilder MapJsonTranscoding<TService>(this IEndpointRouteBuilder endpoints)
        where TService : class
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var largest = endpoints.ServiceProvider.GetRequiredService<IOptions<GrpcServiceOptions>>().Value.MaxReceiveMessageSize;
        foreach (var method in DescriptorOf(typeof(TService)).Methods.Where(method => !method.IsClientStreaming))
        {
            foreach (var binding in HttpBinding.Of(method))
            {
                var handler = new TranscodingHandler(binding, endpoints, largest ?? UsualLargestMessage);
                var endpoint = endpoints.Map(binding.Template.ToRoutePattern(), handler.HandleAsync)
                    .WithDisplayName($"JSON - {binding.HttpMethod} {binding.Template.Text} - {method.FullName}");
                if (binding.HttpMethod != HttpBinding.AnyMethod)
                {
                    endpoint.WithMetadata(new HttpMethodMetadata(MethodsOf(binding)));
                }
            }
        }

        return endpoints;
    }

    /// <summary>
    /// Gives every error that nobody has worded yet its problem+json: unknown paths, methods that a path does not have (with <c>Allow</c>;
    /// OPTIONS is answered by it), requests that break off, and exceptions, of which nothing is told. Comes before the endpoints.
    /// </summary>
    public static IApplicationBuilder UseJsonProblems(this IApplicationBuilder app) => app.UseMiddleware<ProblemMiddleware>();

    // RFC 9110 section 9.3.2: HEAD is GET without the content, which the server leaves out.
    private static string[] MethodsOf(HttpBinding binding) =>
        HttpMethods.IsGet(binding.HttpMethod) ? [HttpMethods.Get, HttpMethods.Head] : [binding.HttpMethod];

    private static ServiceDescriptor DescriptorOf(Type serviceType)
    {
        var bind = serviceType.GetCustomAttribute<BindServiceMethodAttribute>(inherit: true)
            ?? throw new InvalidOperationException($"{serviceType} does not derive from a generated gRPC service base.");
        return bind.BindType.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) as ServiceDescriptor
            ?? throw new InvalidOperationException($"{bind.BindType} has no service descriptor.");
    }
}
