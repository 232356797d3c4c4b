using System.Reflection;
using Grpc.AspNetCore.Server.Internal.CallHandlers;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>Maps each method that a generated <c>BindService</c> tells of to an endpoint that calls the service.</summary>
internal sealed class EndpointBinder<TService>(IEndpointRouteBuilder builder, MethodOptions options) : ServiceBinderBase
    where TService : class
{
    private readonly ILogger _logger =
        builder.ServiceProvider.GetRequiredService<ILoggerFactory>().CreateLogger("Grpc.AspNetCore.Server.ServerCallHandler");

    private readonly ServiceActivator<TService> _activator = new();

    public List<IEndpointConventionBuilder> Endpoints { get; } = [];

    public HashSet<string> ServiceNames { get; } = [];

    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse>? handler)
    {
        var implementation = Find(method, typeof(TRequest), typeof(ServerCallContext));
        var call = implementation.CreateDelegate<Func<TService, TRequest, ServerCallContext, Task<TResponse>>>();
        UnaryServerMethod<TRequest, TResponse> invoke = (request, context) =>
            _activator.RunAsync(context, service => call(service, request, context));
        var pipeline = InterceptorPipeline.Unary(options.Interceptors, invoke);
        Map(method, implementation, new UnaryCallHandler<TRequest, TResponse>(method, options, _logger, pipeline));
    }

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method, ClientStreamingServerMethod<TRequest, TResponse>? handler)
    {
        var implementation = Find(method, typeof(IAsyncStreamReader<TRequest>), typeof(ServerCallContext));
        var call = implementation.CreateDelegate<Func<TService, IAsyncStreamReader<TRequest>, ServerCallContext, Task<TResponse>>>();
        ClientStreamingServerMethod<TRequest, TResponse> invoke = (requests, context) =>
            _activator.RunAsync(context, service => call(service, requests, context));
        var pipeline = InterceptorPipeline.ClientStreaming(options.Interceptors, invoke);
        Map(method, implementation, new ClientStreamingCallHandler<TRequest, TResponse>(method, options, _logger, pipeline));
    }

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method, ServerStreamingServerMethod<TRequest, TResponse>? handler)
    {
        var implementation = Find(method, typeof(TRequest), typeof(IServerStreamWriter<TResponse>), typeof(ServerCallContext));
        var call = implementation.CreateDelegate<Func<TService, TRequest, IServerStreamWriter<TResponse>, ServerCallContext, Task>>();
        ServerStreamingServerMethod<TRequest, TResponse> invoke = (request, responses, context) =>
            _activator.RunAsync(context, service => call(service, request, responses, context));
        var pipeline = InterceptorPipeline.ServerStreaming(options.Interceptors, invoke);
        Map(method, implementation, new ServerStreamingCallHandler<TRequest, TResponse>(method, options, _logger, pipeline));
    }

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method, DuplexStreamingServerMethod<TRequest, TResponse>? handler)
    {
        var implementation = Find(
            method, typeof(IAsyncStreamReader<TRequest>), typeof(IServerStreamWriter<TResponse>), typeof(ServerCallContext));
        var call = implementation
            .CreateDelegate<Func<TService, IAsyncStreamReader<TRequest>, IServerStreamWriter<TResponse>, ServerCallContext, Task>>();
        DuplexStreamingServerMethod<TRequest, TResponse> invoke = (requests, responses, context) =>
            _activator.RunAsync(context, service => call(service, requests, responses, context));
        var pipeline = InterceptorPipeline.Duplex(options.Interceptors, invoke);
        Map(method, implementation, new DuplexStreamingCallHandler<TRequest, TResponse>(method, options, _logger, pipeline));
    }

    private static MethodInfo Find(IMethod method, params Type[] parameters) =>
        typeof(TService).GetMethod(method.Name, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance, parameters)
        ?? throw new InvalidOperationException($"{typeof(TService)} has no method {method.Name} that fits {method.FullName}.");

    private void Map<TRequest, TResponse>(
        Method<TRequest, TResponse> method, MethodInfo implementation, ServerCallHandler<TRequest, TResponse> handler)
        where TRequest : class
        where TResponse : class
    {
        ServiceNames.Add(method.ServiceName);
        Endpoints.Add(builder.MapMethods(method.FullName, [HttpMethods.Post], handler.HandleCallAsync)
            .WithDisplayName($"gRPC - {method.FullName}")
            .WithMetadata(typeof(TService).GetCustomAttributes(inherit: true))
            .WithMetadata(implementation.GetCustomAttributes(inherit: true))
            .WithMetadata(new GrpcMethodMetadata(typeof(TService), method)));
    }
}
