using System.Collections.Concurrent;
using System.Net.Sockets;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.LoadBalancing;
using Yarp.ReverseProxy.Model;

namespace Finsam.Gateway.Instances;

/// <summary>
/// Which instances are sent calls: each is asked for <c>/health/ready</c> every second, over the connections that calls use. One that refuses
/// connections, or says that it is not ready, is out at once, and so is one that a call could not reach; one that is slow to answer is out after
/// two times. It is back as soon as it says that it is ready.
/// </summary>
internal sealed partial class InstanceHealth(IDestinationHealthUpdater updater, ILogger<InstanceHealth> log) : IActiveHealthCheckPolicy
{
    private const string PolicyName = "finsam-instances";
    private const int MostSlowAnswers = 2;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<DestinationState, int> _slowAnswers = [];

    /// <summary>
    /// How the instances of a service are watched and chosen. Of a single one nothing is asked: it gets every call in any case. Where all are out,
    /// all are tried, as the questions may be what fails.
    /// </summary>
    public static HealthCheckConfig Checks(int instances) => new()
    {
        AvailableDestinationsPolicy = HealthCheckConstants.AvailableDestinations.HealthyOrPanic,
        Active = new ActiveHealthCheckConfig
        {
            Enabled = instances > 1, Policy = PolicyName, Path = "/health/ready", Interval = Interval, Timeout = LongestAnswer,
        },
    };

    /// <summary>
    /// The less busy of two instances taken at random: calls differ a thousandfold in cost, so that taking turns would queue behind the dear ones,
    /// while several gateways that each took the least busy of all would rush to the same one.
    /// </summary>
    public static string Balancing => LoadBalancingPolicies.PowerOfTwoChoices;

    /// <inheritdoc/>
    public string Name => PolicyName;

    /// <inheritdoc/>
    public void ProbingCompleted(ClusterState cluster, IReadOnlyList<DestinationProbingResult> probingResults)
    {
        foreach (var result in probingResults)
        {
            Set(cluster, result.Destination, IsReady(result));
        }
    }

    /// <summary>Takes an instance out that a call could not reach, until it says that it is ready.</summary>
    public void TakeOut(ClusterState cluster, DestinationState instance) => Set(cluster, instance, isReady: false);

    private bool IsReady(DestinationProbingResult result)
    {
        if (result.Response is { } response)
        {
            _slowAnswers[result.Destination] = 0;
            return response.IsSuccessStatusCode;
        }

        var isSlow = result.Exception is OperationCanceledException && result.Exception.GetBaseException() is not SocketException;
        return isSlow
            && _slowAnswers.AddOrUpdate(result.Destination, 1, (_, count) => count + 1) < MostSlowAnswers
            && result.Destination.Health.Active != DestinationHealth.Unhealthy;
    }

    private void Set(ClusterState cluster, DestinationState instance, bool isReady)
    {
        var health = isReady ? DestinationHealth.Healthy : DestinationHealth.Unhealthy;
        if (instance.Health.Active == health)
        {
            return;
        }

        var wasOut = instance.Health.Active == DestinationHealth.Unhealthy;
        updater.SetActive(cluster, [new NewActiveDestinationHealth(instance, health)]);
        if (!isReady)
        {
            LogOut(cluster.ClusterId, instance.DestinationId);
        }
        else if (wasOut)
        {
            LogBack(cluster.ClusterId, instance.DestinationId);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "An instance of {Service} is out: {Instance}")]
    private partial void LogOut(string service, string instance);

    [LoggerMessage(2, LogLevel.Information, "An instance of {Service} is back: {Instance}")]
    private partial void LogBack(string service, string instance);
}
