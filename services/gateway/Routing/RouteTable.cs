using System.Collections.Frozen;
using System.Net;
using Finsam.Gateway.Hosting;
using Finsam.Gateway.Instances;
using Finsam.OpenApi;
using Finsam.Protos;
using Finsam.Transcoding.Binding;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;

namespace Finsam.Gateway.Routing;

/// <summary>Which path goes to which service. What isn't here is unknown.</summary>
internal static class RouteTable
{
    /// <summary>Longest time without a byte in either direction that the longest of calls may have: <see cref="CallDeadline"/> ends the others.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromDays(1);

    private static readonly IReadOnlyList<(RouteConfig Route, CalledMethod? Method)> All = [.. OfMethods(), .. OfServices()];

    /// <summary>Every form of every method, gRPC and JSON; and all else below a service's path, for the service to refuse.</summary>
    public static IReadOnlyList<RouteConfig> Routes { get; } = [.. All.Select(one => one.Route)];

    /// <summary>The methods that routes are for, by the route's id; those that take a path of no method are not among them.</summary>
    public static FrozenDictionary<string, CalledMethod> Methods { get; } =
        All.Where(one => one.Method is not null).ToFrozenDictionary(one => one.Route.RouteId, one => one.Method!);

    /// <summary>The services' instances.</summary>
    public static IReadOnlyList<ClusterConfig> Clusters(GatewayOptions options) =>
    [
        Cluster("participants", options.Participants), Cluster("ledger", options.Ledger), Cluster("reporting", options.Reporting),
    ];

    private static IEnumerable<(RouteConfig Route, CalledMethod? Method)> OfMethods()
    {
        var owners = PublishedContract.Services.ToDictionary(service => service.FullName, service => service.Owner);
        foreach (var method in ContractFiles.Read(PublishedContract.Read())
            .SelectMany(file => file.Services).Where(service => owners.ContainsKey(service.FullName)).SelectMany(service => service.Methods))
        {
            var called = CalledMethod.Of(method);
            var owner = owners[method.Service.FullName];
            yield return (Route($"{method.FullName}-grpc", owner, $"/{method.Service.FullName}/{method.Name}"), called);
            foreach (var (i, form) in HttpBinding.Of(method).Index())
            {
                yield return (Route($"{method.FullName}-json-{i}", owner, Pattern(form.Template), form.HttpMethod), called);
            }
        }
    }

    private static IEnumerable<(RouteConfig Route, CalledMethod? Method)> OfServices() =>
        PublishedContract.Services.Select(service => Route($"{service.Name}-grpc", service.Owner, $"/{service.FullName}/{{**method}}"))
            .Concat(PublishedContract.Services.Select(service => service.Owner).Distinct()
                .Select(owner => Route($"{owner}-json", owner, $"/v1/{owner}/{{**path}}")))
            .Select(route => (route, (CalledMethod?)null));

    // A route's parameter has no dots in its name.
    private static string Pattern(HttpTemplate template) => template.Variables.Aggregate(
        template.Path,
        (path, variable) => path.Replace(variable.FieldPath, variable.FieldPath.Replace('.', '_'), StringComparison.Ordinal));

    private static RouteConfig Route(string id, string service, string path, string? method = null) =>
        new() { RouteId = id, ClusterId = service, Match = new RouteMatch { Path = path, Methods = method is null ? null : [method] } };

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
