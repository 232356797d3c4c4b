using Finsam.Gateway.Hosting;
using Finsam.Gateway.Routing;
using Finsam.Protos;
using Finsam.ServiceDefaults.Channels;
using Finsam.ServiceDefaults.Health;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace Finsam.Gateway.Health;

/// <summary>The gateway itself serves while it runs; a service behind it serves when it says so itself.</summary>
internal sealed class ServingStateOfAll : IServingState, IDisposable
{
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(2);

    private readonly List<GrpcChannel> _channels = [];
    private readonly Dictionary<string, RecentStatus> _services = [];

    public ServingStateOfAll(GatewayOptions options, TimeProvider time)
    {
        var addresses = RouteTable.Clusters(options).ToDictionary(cluster => cluster.ClusterId, cluster => cluster.Destinations!.Values.Single().Address);
        foreach (var owned in PublishedContract.Services.GroupBy(service => service.Owner, service => service.FullName))
        {
            var channel = ServiceChannel.To(new Uri(addresses[owned.Key]));
            _channels.Add(channel);
            foreach (var name in owned)
            {
                _services[name] = new RecentStatus(() => AskAsync(new Grpc.Health.V1.Health.HealthClient(channel), name), time);
            }
        }
    }

    public Task<ServingStatus> OfAsync(string service) =>
        service.Length == 0 ? Task.FromResult(ServingStatus.Serving)
        : _services.TryGetValue(service, out var status) ? status.GetAsync()
        : Task.FromResult(ServingStatus.ServiceUnknown);

    public void Dispose() => _channels.ForEach(channel => channel.Dispose());

    private static async Task<ServingStatus> AskAsync(Grpc.Health.V1.Health.HealthClient client, string service)
    {
        try
        {
            var answer = await client.CheckAsync(new HealthCheckRequest { Service = service }, deadline: DateTime.UtcNow + LongestAnswer);
            return answer.Status;
        }
        catch (RpcException)
        {
            return ServingStatus.NotServing;
        }
    }
}
