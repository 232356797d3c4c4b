using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Finsam.ServiceDefaults.Telemetry;

/// <summary>Builds the providers at start, and sends what they still hold when the service stops.</summary>
internal sealed class TelemetryFlush(TracerProvider traces, MeterProvider metrics) : IHostedService
{
    private const int FlushTimeoutMs = 3000;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken)
    {
        traces.ForceFlush(FlushTimeoutMs);
        metrics.ForceFlush(FlushTimeoutMs);
        return Task.CompletedTask;
    }
}
