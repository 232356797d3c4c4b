using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>Puts the registered interceptors around a handler, the first one outermost.</summary>
internal static class InterceptorPipeline
{
    public static UnaryServerMethod<TRequest, TResponse> Unary<TRequest, TResponse>(
        IReadOnlyList<InterceptorRegistration> registrations, UnaryServerMethod<TRequest, TResponse> handler)
        where TRequest : class
        where TResponse : class => registrations.Reverse().Aggregate(handler, (next, registration) => (request, context) =>
            RunAsync(registration, context, interceptor => interceptor.UnaryServerHandler(request, context, next)));

    public static ClientStreamingServerMethod<TRequest, TResponse> ClientStreaming<TRequest, TResponse>(
        IReadOnlyList<InterceptorRegistration> registrations, ClientStreamingServerMethod<TRequest, TResponse> handler)
        where TRequest : class
        where TResponse : class => registrations.Reverse().Aggregate(handler, (next, registration) => (requests, context) =>
            RunAsync(registration, context, interceptor => interceptor.ClientStreamingServerHandler(requests, context, next)));

    public static ServerStreamingServerMethod<TRequest, TResponse> ServerStreaming<TRequest, TResponse>(
        IReadOnlyList<InterceptorRegistration> registrations, ServerStreamingServerMethod<TRequest, TResponse> handler)
        where TRequest : class
        where TResponse : class => registrations.Reverse().Aggregate(handler, (next, registration) => (request, responses, context) =>
            RunAsync(registration, context, Unvalued(interceptor =>
                interceptor.ServerStreamingServerHandler(request, responses, context, next))));

    public static DuplexStreamingServerMethod<TRequest, TResponse> Duplex<TRequest, TResponse>(
        IReadOnlyList<InterceptorRegistration> registrations, DuplexStreamingServerMethod<TRequest, TResponse> handler)
        where TRequest : class
        where TResponse : class => registrations.Reverse().Aggregate(handler, (next, registration) => (requests, responses, context) =>
            RunAsync(registration, context, Unvalued(interceptor =>
                interceptor.DuplexStreamingServerHandler(requests, responses, context, next))));

    private static Func<Interceptor, Task<bool>> Unvalued(Func<Interceptor, Task> call) => async interceptor =>
    {
        await call(interceptor);
        return true;
    };

    private static async Task<TResult> RunAsync<TResult>(
        InterceptorRegistration registration, ServerCallContext context, Func<Interceptor, Task<TResult>> call)
    {
        var (interceptor, isOwned) = registration.Create(context.GetHttpContext().RequestServices);
        try
        {
            return await call(interceptor);
        }
        finally
        {
            if (isOwned)
            {
                await Disposal.OfAsync(interceptor);
            }
        }
    }
}
