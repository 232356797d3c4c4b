using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>Gives each call an instance of the service: the registered one, or one made for the call and disposed after it.</summary>
internal sealed class ServiceActivator<TService>
    where TService : class
{
    private readonly ObjectFactory<TService> _factory = ActivatorUtilities.CreateFactory<TService>([]);

    public async Task<TResult> RunAsync<TResult>(ServerCallContext context, Func<TService, Task<TResult>> call)
    {
        var services = context.GetHttpContext().RequestServices;
        if (services.GetService<TService>() is { } registered)
        {
            return await call(registered);
        }

        var made = _factory(services, []);
        try
        {
            return await call(made);
        }
        finally
        {
            await Disposal.OfAsync(made);
        }
    }

    public Task RunAsync(ServerCallContext context, Func<TService, Task> call) => RunAsync(context, async service =>
    {
        await call(service);
        return true;
    });
}
