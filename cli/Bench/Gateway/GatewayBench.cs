using System.Runtime.CompilerServices;
using Finsam.Cli.Bench.Ledger;
using Finsam.Cli.Gateway;
using Finsam.Cli.Output;
using Finsam.Ledger.V1;
using Finsam.LocalStack;
using Grpc.Net.Client;

namespace Finsam.Cli.Bench.Gateway;

/// <summary>
/// What the gateway costs and what it bears: postings read from the ledger through it against straight from the ledger, and how long one call in a
/// hundred takes while strangers hold connections open against when there are none.
/// </summary>
internal sealed class GatewayBench : IBench
{
    private const string Proxied = "proxied_32";
    private const string UnderAttack = "p99_under_attack";
    private const int ManyCallers = 32;
    private const int HealthyCallers = 4;
    private const int Vouchers = 2_000;
    private const int PageSize = 100;
    private const int IdleConnections = 10_000;
    private const int SlowClients = 200;

    public string Name => "gateway";

    public string Description => "Läsning ur huvudboken genom gatewayen mot direkt, och svarstid under anfall mot i lugn";

    public IReadOnlyList<string> Measures => [Proxied, UnderAttack];

    public async IAsyncEnumerable<Measure> RunAsync(
        CliEnvironment environment, IDisplay display, BenchRun run, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var stack = await RunningStack.StartAsync(environment.StackOptions, new StackLines(display), cancellationToken);
        using var client = new GatewayClient(stack.State.Gateway, environment.Folder);
        using var channel = GrpcChannel.ForAddress($"http://127.0.0.1:{stack.State.Ports.Services[ServiceName.Ledger].Grpc}");
        var straight = new LedgerService.LedgerServiceClient(channel);
        var year = await BenchYear.ImportAsync(client, BenchYear.File(run.Scaled(Vouchers)), cancellationToken);
        if (run.Wants(Proxied))
        {
            yield return await Rounds.MeasureAsync(
                Proxied,
                "calls/s",
                run.Rounds,
                () => Callers.SpeedAsync(run, ManyCallers, token => ListAsync(client.Ledger, token), cancellationToken),
                () => Callers.SpeedAsync(run, ManyCallers, token => ListAsync(straight, token), cancellationToken));
        }

        if (run.Wants(UnderAttack))
        {
            yield return await UnderAttackAsync();
        }

        async Task ListAsync(LedgerService.LedgerServiceClient ledger, CancellationToken token)
        {
            var request = new ListPostingsRequest { Forbund = year.Slug, From = "2017-01-01", To = "2017-12-31", PageSize = PageSize };
            await ledger.ListPostingsAsync(request, year.Headers, cancellationToken: token);
        }

        async Task<Measure> UnderAttackAsync()
        {
            Task<double> P99Async() => Latency.P99Async(run, HealthyCallers, token => ListAsync(client.Ledger, token), cancellationToken);
            await P99Async();
            var calm = new List<double>();
            var attacked = new List<double>();
            for (var round = 0; round < run.Rounds; round++)
            {
                calm.Add(await P99Async());
            }

            await using var siege = await Siege.BeginAsync(
                stack.State.Gateway.Port,
                DevelopmentAuthority.Trusting(environment.Folder.CertificateAuthority),
                run.Scaled(IdleConnections),
                run.Scaled(SlowClients),
                cancellationToken);
            for (var round = 0; round < run.Rounds; round++)
            {
                attacked.Add(await P99Async());
                siege.RequireWhole();
            }

            // Speeds, as everywhere: the slowest call in a hundred would be made so many times a second.
            return new Measure(UnderAttack, 1 / Measure.Median(attacked), 1 / Measure.Median(calm), "1/s");
        }
    }
}
