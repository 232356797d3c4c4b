using Finsam.Gateway.Hosting;
using Finsam.Gateway.Routing;
using Finsam.Protos;
using Finsam.ServiceDefaults.Channels;
using Finsam.ServiceDefaults.Health;
using Finsam.ServiceDefaults.Peers;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace Finsam.Gateway.Health;

/// <summary>The gateway itself serves while it runs; a service behind it serves when an instance of it says so.</summary>
internal sealed class ServingStateOfAll : IServingState, IDisposable
{
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(2);

    private readonly List<GrpcChannel> _channels = [];
    private readonly Dictionary<string, RecentStatus> _services = [];

    public ServingStateOfAll(GatewayOptions options, PeerTls peers, TimeProvider time)
    {
        var clusters = RouteTable.Clusters(options).ToDictionary(cluster => cluster.ClusterId, cluster => cluster.Destinations!.Values);
        foreach (var owned in PublishedContract.Services.GroupBy(service => service.Owner, service => service.FullName))
        {
            var instances = clusters[owned.Key].Select(instance => ServiceChannel.To(peers, owned.Key, new Uri(instance.Address))).ToList();
            _channels.AddRange(instances);
            foreach (var name in owned)
            {
                _services[name] = new RecentStatus(() => AskAsync(instances, name), time);
            }
        }
    }

    public Task<ServingStatus> OfAsync(string service) =>
        service.Length == 0 ? Task.FromResult(ServingStatus.Serving)
        : _services.TryGetValue(service, out var status) ? status.GetAsync()
        : Task.FromResult(ServingStatus.ServiceUnknown);

    public void Dispose() => _channels.ForEach(channel => channel.Dispose());

    private static async Task<ServingStatus> AskAsync(IEnumerable<GrpcChannel> instances, string service)
    {
        var answers = await Task.WhenAll(instances.Select(instance => AskAsync(new Grpc.Health.V1.Health.HealthClient(instance), service)));
        return answers.Contains(ServingStatus.Serving) ? ServingStatus.Serving : answers[0];
    }

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
