using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Finsam.ServiceDefaults.Logs;

/// <summary>How much is logged, and in what form, where nothing else is configured (<c>Logging__LogLevel__…</c>, <c>Logging__Console__…</c>).</summary>
internal static class LogDefaults
{
    private const string OtherForm = "Logging:Console:FormatterName";

    // A line or four for every request would cost more than the request, and its path may name a participation.
    private static readonly Dictionary<string, string?> Levels = new()
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
        ["Logging:LogLevel:Yarp"] = "Warning",
        ["Logging:LogLevel:System.Net.Http"] = "Warning",
    };

    /// <summary>Adds the levels below every other source of configuration, and lines of JSON in place of the framework's console.</summary>
    public static void AddLogDefaults(this IHostApplicationBuilder builder)
    {
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Levels });
        var console = builder.Services.SingleOrDefault(service => service.ImplementationType == typeof(ConsoleLoggerProvider));
        if (console is not null && string.IsNullOrEmpty(builder.Configuration[OtherForm]))
        {
            builder.Services.Remove(console);
            builder.Services.AddSingleton<ILoggerProvider, JsonLinesProvider>();
        }
    }
}
