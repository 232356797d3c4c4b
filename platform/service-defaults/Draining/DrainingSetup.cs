using Finsam.ServiceDefaults.Health;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Finsam.ServiceDefaults.Draining;

/// <summary>
/// Stops a service without breaking calls. On SIGTERM it is not ready any more; after <see cref="DrainOptions.Notice"/> it takes no new connections,
/// sends GOAWAY over HTTP/2 and <c>Connection: close</c> over HTTP/1.1, and lets calls under way end, for <see cref="DrainOptions.Longest"/> at most.
/// </summary>
public static class DrainingSetup
{
    /// <summary>Adds it.</summary>
    /// <exception cref="InvalidOperationException">The options are wrong; the message names the environment variables.</exception>
    public static void AddDraining(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = builder.Configuration.ReadChecked<DrainOptions>(DrainOptions.Section);
        builder.Services.AddSingleton(options);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = options.Notice + options.Longest);
        builder.Services.AddHostedService<DrainNotice>();
        builder.Services.AddHealthChecks().AddCheck<StoppingCheck>("stopping", tags: [HealthEndpoints.ReadyTag]);
    }
}
