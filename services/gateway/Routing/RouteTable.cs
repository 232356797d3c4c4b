using System.Net;
using Finsam.Gateway.Hosting;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;

namespace Finsam.Gateway.Routing;

/// <summary>Which path goes to which service. What isn't here is unknown.</summary>
internal static class RouteTable
{
    /// <summary>Longest time without a byte in either direction; a composition that prints nothing meanwhile must fit.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(10);

    private static readonly (string Service, string Grpc)[] Services =
    [
        ("participants", "finsam.participants.v1.ParticipantsService"),
        ("ledger", "finsam.ledger.v1.LedgerService"),
        ("reporting", "finsam.reporting.v1.ReportingService"),
    ];

    /// <summary>Full names of the gRPC services, and the cluster that each belongs to.</summary>
    public static IReadOnlyDictionary<string, string> GrpcServices { get; } = Services.ToDictionary(service => service.Grpc, service => service.Service);

    /// <summary>gRPC by the service's full name, JSON by its short one; both over the same HTTP/2 connection to the service.</summary>
    public static IReadOnlyList<RouteConfig> Routes { get; } =
    [
        .. Services.Select(service => Route($"{service.Service}-grpc", service.Service, $"/{service.Grpc}/{{**method}}")),
        .. Services.Select(service => Route($"{service.Service}-json", service.Service, $"/v1/{service.Service}/{{**path}}")),
    ];

    /// <summary>The services' addresses.</summary>
    public static IReadOnlyList<ClusterConfig> Clusters(GatewayOptions options) =>
    [
        Cluster("participants", options.Participants!), Cluster("ledger", options.Ledger!), Cluster("reporting", options.Reporting!),
    ];

    private static RouteConfig Route(string id, string service, string path) =>
        new() { RouteId = id, ClusterId = service, Match = new RouteMatch { Path = path } };

    private static ClusterConfig Cluster(string service, Uri address) => new()
    {
        ClusterId = service,
        Destinations = new Dictionary<string, DestinationConfig> { [service] = new() { Address = address.ToString() } },
        HttpClient = new HttpClientConfig { EnableMultipleHttp2Connections = true },
        HttpRequest = new ForwarderRequestConfig
        {
            Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact, ActivityTimeout = LongestSilence,
        },
    };
}
