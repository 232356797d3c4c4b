using System.Diagnostics;
using System.Globalization;
using Finsam.LocalStack;

namespace Finsam.Cli.Bench.Reports;

/// <summary>Processor time of the services' processes from one moment to another.</summary>
internal sealed class ServiceShares
{
    private readonly StackState _state;
    private readonly Dictionary<string, TimeSpan> _before;

    private ServiceShares(StackState state)
    {
        _state = state;
        _before = Spent();
    }

    /// <summary>Counts from now on.</summary>
    public static ServiceShares From(StackState state) => new(state);

    /// <summary>What a service has spent since.</summary>
    public TimeSpan Of(string service) => Spent()[service] - _before[service];

    /// <summary>What each service has spent since, as shares of all: <c>ledger 40 %, participants 35 %, …</c></summary>
    public override string ToString()
    {
        var spent = Spent().Select(now => (now.Key, Time: now.Value - _before[now.Key])).ToList();
        var whole = spent.Sum(one => one.Time.TotalSeconds);
        return string.Join(", ", spent.OrderByDescending(one => one.Time).Select(one => string.Create(
            CultureInfo.InvariantCulture, $"{one.Key} {(whole == 0 ? 0 : one.Time.TotalSeconds / whole):0%} ({one.Time.TotalMilliseconds:0} ms)")));
    }

    private Dictionary<string, TimeSpan> Spent() => ServiceName.All.ToDictionary(service => service, service =>
    {
        using var process = Process.GetProcessById(_state.Parts.First(part => part.Name == service).Process.Pid);
        return process.TotalProcessorTime;
    });
}
