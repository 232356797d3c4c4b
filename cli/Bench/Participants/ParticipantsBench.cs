using System.Runtime.CompilerServices;
using Finsam.Cli.Gateway;
using Finsam.Cli.Output;
using Finsam.LocalStack;
using Npgsql;

namespace Finsam.Cli.Bench.Participants;

/// <summary>
/// Inskrivning through the gateway (TLS, token, checks, encryption, request log, outbox) against what bare PostgreSQL does with the same rows;
/// all tables through the gateway against bare SQL that counts the same figures.
/// </summary>
internal sealed class ParticipantsBench : IBench
{
    private const string Enrolling = "enroll_32";
    private const string AllTables = "tables_1m";
    private const int ManyCallers = 32;
    private const int ManyParticipations = 1_000_000;

    // A service that has just started compiles its code anew for some twenty seconds of load; in use it has run for long.
    private const int WarmUps = 15;

    public string Name => "participants";

    public string Description => "Inskrivning genom gatewayen mot pgbench, och alla tabeller över en miljon deltaganden mot bar SQL";

    public IReadOnlyList<string> Measures => [Enrolling, AllTables];

    public async IAsyncEnumerable<Measure> RunAsync(
        CliEnvironment environment, IDisplay display, BenchRun run, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var stack = await RunningStack.StartAsync(environment.StackOptions, new StackLines(display), cancellationToken);
        using var client = new GatewayClient(stack.State.Gateway, environment.Folder);
        var connectionString = stack.OwnerConnectionString(ServiceName.Participants);
        await using var database = NpgsqlDataSource.Create(connectionString);
        foreach (var name in Measures.Where(run.Wants))
        {
            var forbund = await BenchForbund.MakeAsync(client, cancellationToken);
            yield return await (name == Enrolling ? EnrollAsync(name, forbund) : TablesAsync(name, forbund));
        }

        async Task<Measure> EnrollAsync(string name, BenchForbund forbund)
        {
            var bare = new BareRows(database, connectionString);
            await bare.MakeAsync(cancellationToken);
            for (var warmUp = 0; warmUp < run.Scaled(WarmUps); warmUp++)
            {
                await SpeedAsync();
            }

            var measure = await Rounds.MeasureAsync(
                name, "enrollments/s", run.Rounds, SpeedAsync, () => bare.SpeedAsync(ManyCallers, cancellationToken));
            await bare.DropAsync(cancellationToken);
            return measure;

            Task<double> SpeedAsync() => Callers.SpeedAsync(
                run,
                ManyCallers,
                async token => await client.Participants.EnrollAsync(forbund.Enrollment(), forbund.Staff, cancellationToken: token),
                cancellationToken);
        }

        async Task<Measure> TablesAsync(string name, BenchForbund forbund)
        {
            var population = new Population(database, forbund.Slug);
            await population.FillAsync(run.Scaled(ManyParticipations), cancellationToken);
            var tables = new AllFixedTables(client, database, forbund);
            await tables.CompareAsync(cancellationToken);
            var measure = await Rounds.MeasureAsync(
                name, "reports/s", run.Rounds, () => tables.ComputeAsync(cancellationToken), () => tables.CountAsync(cancellationToken));
            await population.RemoveAsync(cancellationToken);
            return measure;
        }
    }
}
