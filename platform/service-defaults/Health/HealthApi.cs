using Finsam.ServiceDefaults.Authorization;
using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.Extensions.Hosting;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace Finsam.ServiceDefaults.Health;

/// <summary>
/// The standard health service (grpc/grpc, doc/health-checking.md). Like <c>/health/ready</c> it needs no token and says no more than a word.
/// From the moment that the process is told to stop nothing serves any more, so that load balancers turn away while calls run out.
/// </summary>
[StandardService(needsToken: false)]
internal sealed class HealthApi(IServingState state, IHostApplicationLifetime lifetime, HealthWatchers watchers) : Grpc.Health.V1.Health.HealthBase
{
    public override async Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context)
    {
        var status = await StatusAsync(request.Service);
        return status != ServingStatus.ServiceUnknown
            ? new HealthCheckResponse { Status = status }
            : throw new RpcException(new Status(StatusCode.NotFound, "Tjänsten är okänd."));
    }

    public override async Task Watch(
        HealthCheckRequest request, IServerStreamWriter<HealthCheckResponse> responseStream, ServerCallContext context)
    {
        using var place = watchers.Enter();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, lifetime.ApplicationStopping);
        var told = ServingStatus.Unknown;
        while (!context.CancellationToken.IsCancellationRequested)
        {
            // Read before the state, so that the last thing told is that of a server that stops.
            var isStopping = lifetime.ApplicationStopping.IsCancellationRequested;
            var status = await StatusAsync(request.Service);
            if (status != told)
            {
                await responseStream.WriteAsync(new HealthCheckResponse { Status = status });
                told = status;
            }

            if (isStopping)
            {
                return;
            }

            await Task.Delay(RecentStatus.Oldest, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<ServingStatus> StatusAsync(string service)
    {
        var status = await state.OfAsync(service);
        return status == ServingStatus.Serving && lifetime.ApplicationStopping.IsCancellationRequested ? ServingStatus.NotServing : status;
    }
}
