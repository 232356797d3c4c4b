using Grpc.Core.Interceptors;
using Microsoft.Extensions.DependencyInjection;

namespace Grpc.AspNetCore.Server;

/// <summary>How an interceptor is made: taken from dependency injection when registered there, otherwise made for each call.</summary>
public class InterceptorRegistration
{
    private readonly object[] _arguments;
    private readonly ObjectFactory _factory;

    internal InterceptorRegistration(Type type, object[] arguments)
    {
        Type = type;
        _arguments = arguments;
        _factory = ActivatorUtilities.CreateFactory(type, [.. arguments.Select(argument => argument.GetType())]);
    }

    /// <summary>Type of the interceptor.</summary>
    public Type Type { get; }

    /// <summary>Arguments of its constructor beside those from dependency injection.</summary>
    public IReadOnlyList<object> Arguments => _arguments;

    /// <summary>The interceptor, and whether it was made here and is to be disposed after the call.</summary>
    internal (Interceptor Interceptor, bool IsOwned) Create(IServiceProvider services) =>
        _arguments.Length == 0 && services.GetService(Type) is Interceptor registered
            ? (registered, false)
            : ((Interceptor)_factory(services, _arguments), true);
}
