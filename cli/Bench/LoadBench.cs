using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Finsam.Cli.Gateway;
using Finsam.Cli.Output;
using Finsam.LocalStack;
using Finsam.Participants.V1;
using Google.Protobuf;
using Grpc.Core;
using Npgsql;

namespace Finsam.Cli.Bench;

/// <summary>
/// Import of participations through the gateway (TLS, token, checks of every row, encryption, outbox) against a bare COPY of the same file
/// into a table of text columns in the same durable PostgreSQL: how much of the bare speed is left when everything is done that must be.
/// </summary>
internal sealed class LoadBench : IBench
{
    private const int Rows = 5_000;

    private const string Header =
        "insats;participation;person;registration;gender;birth_year;municipality;education;public_support_years;support_before;referrer;"
        + "enrolled_on;closed_on;closure_reason;closure_outcome;support_after;goal_met;plan_at_closure;followup_12m";

    public string Name => "load";

    public string Description => $"Import av {Rows} deltaganden genom gatewayen mot COPY av samma fil i samma PostgreSQL";

    public IReadOnlyList<string> Measures => [Name];

    public async IAsyncEnumerable<Measure> RunAsync(
        CliEnvironment environment, IDisplay display, BenchRun run, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var stack = await RunningStack.StartAsync(environment.StackOptions, new StackLines(display), cancellationToken);
        using var client = new GatewayClient(stack.State.Gateway, environment.Folder);
        await using var database = NpgsqlDataSource.Create(stack.OwnerConnectionString(ServiceName.Participants));
        var file = MakeFile();
        yield return await Rounds.MeasureAsync(
            Name,
            "rows/s",
            run.Rounds,
            async () => Rows / (await ImportAsync(client, file, cancellationToken)).TotalSeconds,
            async () => Rows / (await CopyAsync(database, file, cancellationToken)).TotalSeconds);
    }

    private static async Task<TimeSpan> ImportAsync(GatewayClient client, byte[] file, CancellationToken cancellationToken)
    {
        // A förbund of its own each round: a file imported before would be compared, not written.
        var forbund = $"bench-{RandomNumberGenerator.GetHexString(10, lowercase: true)}";
        await client.Participants.PutPeriodRegisterAsync(
            new PutPeriodRegisterRequest
            {
                RequestId = $"{forbund}-register",
                Forbund = forbund,
                Period = new() { From = "2017-01-01", To = "2017-12-31" },
                Members = { new Member { Id = "kommun", Name = "Kommunen" } },
                Insatser = { new Insats { Code = "1", Name = "Insats", Group = "Insatser", Kind = InsatsKind.Individual, Controller = "kommun" } },
            },
            client.As(RoleName.Forbundschef, forbund), cancellationToken: cancellationToken);
        var request = new ImportParticipationsRequest
        {
            RequestId = $"{forbund}-import", Forbund = forbund, FileName = "bench.csv", Content = ByteString.CopyFrom(file),
        };
        var clock = Stopwatch.StartNew();
        using var call = client.Participants.ImportParticipations(
            request, client.As(RoleName.Insatspersonal, forbund, "1"), cancellationToken: cancellationToken);
        ImportParticipationsResponse? last = null;
        await foreach (var message in call.ResponseStream.ReadAllAsync(cancellationToken))
        {
            last = message;
        }

        return last?.Summary?.Created == Rows ? clock.Elapsed : throw new CliException($"Importen gick inte igenom: {last}");
    }

    private static async Task<TimeSpan> CopyAsync(NpgsqlDataSource database, byte[] file, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var columns = string.Join(", ", Header.Split(';').Select(name => $"{name} text"));
        await using (var create = new NpgsqlCommand($"drop table if exists bench_copy; create table bench_copy ({columns})", connection))
        {
            await create.ExecuteNonQueryAsync(cancellationToken);
        }

        var clock = Stopwatch.StartNew();
        await using (var copy = await connection.BeginTextImportAsync("copy bench_copy from stdin (format csv, header, delimiter ';')", cancellationToken))
        {
            await copy.WriteAsync(Encoding.UTF8.GetString(file).AsMemory(), cancellationToken);
        }

        var elapsed = clock.Elapsed;
        await using var drop = new NpgsqlCommand("drop table bench_copy", connection);
        await drop.ExecuteNonQueryAsync(cancellationToken);
        return elapsed;
    }

    private static byte[] MakeFile()
    {
        var text = new StringBuilder(Header).Append('\n');
        for (var i = 0; i < Rows; i++)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"1;B{i:00000};P{i:00000};named;{(i % 2 == 0 ? "woman" : "man")};{1960 + (i % 40)};Kommunen;upper_secondary;{i % 9}.5;"
                + $"social_assistance|activity_support;self;2017-0{1 + (i % 9)}-15;2017-12-0{1 + (i % 9)};1;work;none;true;true;\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
