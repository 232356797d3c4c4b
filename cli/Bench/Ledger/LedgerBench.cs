using System.Diagnostics;
using System.Runtime.CompilerServices;
using Finsam.Cli.Gateway;
using Finsam.Cli.Output;
using Finsam.LocalStack;
using Npgsql;

namespace Finsam.Cli.Bench.Ledger;

/// <summary>Posting and import through the gateway (TLS, token, checks, request log, outbox) against what bare PostgreSQL does with the same rows.</summary>
internal sealed class LedgerBench : IBench
{
    private const string OneSeries = "post_one_series_32";
    private const string ManySeries = "post_200_forbund_32";
    private const string Import = "sie_import";
    private const string InNation = "statements_nation";
    private const string OfLargeYear = "statements_100k";
    private const string AgainstHledger = "vs_hledger";
    private const int ManyCallers = 32;
    private const int ManyForbund = 200;
    private const int FewestForbund = 2;
    private const int ImportedVouchers = 20_000;
    private const int LargeYear = 100_000;

    public string Name => "ledger";

    public string Description =>
        "Bokföring, SIE-import och rapporter genom gatewayen mot pgbench, COPY, SQL och hledger; ett år i ett helt lands böcker mot året ensamt";

    public IReadOnlyList<string> Measures => [OneSeries, ManySeries, Import, OfLargeYear, AgainstHledger, InNation];

    public async IAsyncEnumerable<Measure> RunAsync(
        CliEnvironment environment, IDisplay display, BenchRun run, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var stack = await RunningStack.StartAsync(environment.StackOptions, new StackLines(display), cancellationToken);
        using var client = new GatewayClient(stack.State.Gateway, environment.Folder);
        var connectionString = stack.OwnerConnectionString(ServiceName.Ledger);
        await using var database = NpgsqlDataSource.Create(connectionString);
        await BareTables.MakeAsync(database, cancellationToken);
        var bare = new PgBench(database, connectionString);
        var imports = new SieImport(client, database, run.Scaled(ImportedVouchers));
        foreach (var name in Measures.Where(run.Wants))
        {
            yield return await (name switch
            {
                OneSeries => PostingAsync(name, 1),
                ManySeries => PostingAsync(name, run.Scaled(ManyForbund, FewestForbund)),
                Import => Rounds.MeasureAsync(
                    name, "vouchers/s", run.Rounds, () => imports.ImportAsync(cancellationToken), () => imports.CopyAsync(cancellationToken)),
                OfLargeYear => StatementsAsync(name),
                AgainstHledger => AgainstHledgerAsync(name),
                _ => NationStatements.MeasureAsync(name, environment, display, run, cancellationToken),
            });
        }

        await BareTables.DropAsync(database, cancellationToken);

        async Task<Measure> PostingAsync(string name, int forbund)
        {
            var years = new List<BenchYear>();
            for (var i = 0; i < forbund; i++)
            {
                years.Add(await BenchYear.ImportAsync(client, BenchYear.File(vouchers: 1), cancellationToken));
            }

            return await Rounds.MeasureAsync(
                name,
                "vouchers/s",
                run.Rounds,
                () => Callers.SpeedAsync(run, ManyCallers, PostAsync, cancellationToken),
                () => bare.SpeedAsync(forbund, ManyCallers, cancellationToken));

            async Task PostAsync(CancellationToken token)
            {
                var year = years[Random.Shared.Next(years.Count)];
                await client.Ledger.PostVoucherAsync(year.Voucher(), year.Headers, cancellationToken: token);
            }
        }

        async Task<Measure> StatementsAsync(string name)
        {
            var year = await BenchYear.ImportAsync(client, BenchYear.File(run.Scaled(LargeYear)), cancellationToken);
            return await Rounds.MeasureAsync(
                name,
                "years/s",
                run.Rounds,
                () => YearStatements.ComputeAsync(client, year, cancellationToken),
                () => YearStatements.SumAsync(database, year, cancellationToken));
        }

        Task<Measure> AgainstHledgerAsync(string name)
        {
            var file = BenchYear.File(run.Scaled(LargeYear));
            var journal = Hledger.Journal(run.Scaled(LargeYear));
            return Rounds.MeasureAsync(
                name,
                "years/s",
                run.Rounds,
                async () =>
                {
                    var clock = Stopwatch.StartNew();
                    var year = await BenchYear.ImportAsync(client, file, cancellationToken);
                    await YearStatements.ComputeAsync(client, year, cancellationToken);
                    return 1 / clock.Elapsed.TotalSeconds;
                },
                () => Hledger.SpeedAsync(journal, cancellationToken));
        }
    }
}
