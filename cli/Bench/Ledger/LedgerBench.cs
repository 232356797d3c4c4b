using System.Diagnostics;
using Finsam.Cli.Gateway;
using Finsam.Cli.Output;
using Finsam.LocalStack;
using Npgsql;

namespace Finsam.Cli.Bench.Ledger;

/// <summary>Posting and import through the gateway (TLS, token, checks, request log, outbox) against what bare PostgreSQL does with the same rows.</summary>
internal sealed class LedgerBench : IBench
{
    private const int ManyCallers = 32;
    private const int ManyForbund = 200;
    private const int FewestForbund = 2;
    private const int ImportedVouchers = 20_000;
    private const int LargeYear = 100_000;

    public string Name => "ledger";

    public string Description =>
        "Bokföring, SIE-import och rapporter genom gatewayen mot pgbench, COPY, SQL och hledger; ett år i ett helt lands böcker mot året ensamt";

    public async Task<IReadOnlyList<Measure>> RunAsync(
        CliEnvironment environment, IDisplay display, BenchRun run, CancellationToken cancellationToken)
    {
        var stack = await RunningStack.StartAsync(environment.StackOptions, new StackLines(display), cancellationToken);
        using var client = new GatewayClient(stack.State.Gateway, environment.Folder);
        var connectionString = stack.ConnectionString(ServiceName.Ledger);
        await using var database = NpgsqlDataSource.Create(connectionString);
        await BareTables.MakeAsync(database, cancellationToken);
        var bare = new PgBench(database, connectionString);
        var imports = new SieImport(client, database, run.Scaled(ImportedVouchers));
        Measure[] measures =
        [
            await PostingAsync("post_one_series_32", 1),
            await PostingAsync("post_200_forbund_32", run.Scaled(ManyForbund, FewestForbund)),
            await Rounds.MeasureAsync(
                "sie_import", "vouchers/s", run.Rounds, () => imports.ImportAsync(cancellationToken), () => imports.CopyAsync(cancellationToken)),
            await StatementsAsync(),
            await AgainstHledgerAsync(),
            await NationStatements.MeasureAsync(environment, display, run, cancellationToken),
        ];
        await BareTables.DropAsync(database, cancellationToken);
        return measures;

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
                () => Callers.SpeedAsync(ManyCallers, PostAsync, cancellationToken),
                () => bare.SpeedAsync(forbund, ManyCallers, cancellationToken));

            async Task PostAsync(CancellationToken token)
            {
                var year = years[Random.Shared.Next(years.Count)];
                await client.Ledger.PostVoucherAsync(year.Voucher(), year.Headers, cancellationToken: token);
            }
        }

        async Task<Measure> StatementsAsync()
        {
            var year = await BenchYear.ImportAsync(client, BenchYear.File(run.Scaled(LargeYear)), cancellationToken);
            return await Rounds.MeasureAsync(
                "statements_100k",
                "years/s",
                run.Rounds,
                () => YearStatements.ComputeAsync(client, year, cancellationToken),
                () => YearStatements.SumAsync(database, year, cancellationToken));
        }

        Task<Measure> AgainstHledgerAsync()
        {
            var file = BenchYear.File(run.Scaled(LargeYear));
            var journal = Hledger.Journal(run.Scaled(LargeYear));
            return Rounds.MeasureAsync(
                "vs_hledger",
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
