using System.Net;
using Finsam.Gateway.Hosting;
using Finsam.Gateway.Instances;
using Finsam.Protos;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;

namespace Finsam.Gateway.Routing;

/// <summary>Which path goes to which service. What isn't here is unknown.</summary>
internal static class RouteTable
{
    /// <summary>Longest time without a byte in either direction; a composition that prints nothing meanwhile must fit.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(10);

    /// <summary>gRPC by a service's full name, JSON by its owner's short one; both over the same HTTP/2 connection to the owner.</summary>
    public static IReadOnlyList<RouteConfig> Routes { get; } =
    [
        .. PublishedContract.Services.Select(service => Route($"{service.Name}-grpc", service.Owner, $"/{service.FullName}/{{**method}}")),
        .. PublishedContract.Services.Select(service => service.Owner).Distinct()
            .Select(owner => Route($"{owner}-json", owner, $"/v1/{owner}/{{**path}}")),
    ];

    /// <summary>The services' instances.</summary>
    public static IReadOnlyList<ClusterConfig> Clusters(GatewayOptions options) =>
    [
        Cluster("participants", options.Participants), Cluster("ledger", options.Ledger), Cluster("reporting", options.Reporting),
    ];

    private static RouteConfig Route(string id, string service, string path) =>
        new() { RouteId = id, ClusterId = service, Match = new RouteMatch { Path = path } };

    private static ClusterConfig Cluster(string service, string addresses) => Cluster(service, InstanceAddresses.Read(addresses));

    private static ClusterConfig Cluster(string service, IReadOnlyList<Uri> instances) => new()
    {
        ClusterId = service,
        Destinations = instances.ToDictionary(address => address.Authority, address => new DestinationConfig { Address = address.ToString() }),
        LoadBalancingPolicy = InstanceHealth.Balancing,
        HealthCheck = InstanceHealth.Checks(instances.Count),
        HttpClient = new HttpClientConfig { EnableMultipleHttp2Connections = true },
        HttpRequest = new ForwarderRequestConfig
        {
            Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact, ActivityTimeout = LongestSilence,
        },
    };
}
