using System.Diagnostics;
using System.Globalization;
using Finsam.Cli.Gateway;
using Finsam.Common.V1;
using Finsam.Participants.V1;
using Npgsql;

namespace Finsam.Cli.Bench.Participants;

/// <summary>Every fixed table of participants for 2017: by the service through the gateway, and by <see cref="BareCounts"/>.</summary>
internal sealed class AllFixedTables(GatewayClient client, NpgsqlDataSource database, BenchForbund forbund)
{
    private static readonly string[] WithoutParticipations = ["aktiviteter", "enkat.nytta"];

    /// <summary>Times a second that the service computes them all, in one call.</summary>
    public async Task<double> ComputeAsync(CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        await AskAsync(cancellationToken);
        return 1 / clock.Elapsed.TotalSeconds;
    }

    /// <summary>Times a second that PostgreSQL counts what is in them, a statement for each.</summary>
    public async Task<double> CountAsync(CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        foreach (var (_, sql) in BareCounts.All)
        {
            await RowsAsync(connection, sql, cancellationToken);
        }

        return 1 / clock.Elapsed.TotalSeconds;
    }

    /// <summary>Makes sure that both sides give the same counts, row by row.</summary>
    /// <exception cref="CliException">They do not.</exception>
    public async Task CompareAsync(CancellationToken cancellationToken)
    {
        var tables = (await AskAsync(cancellationToken)).ToDictionary(table => table.Id);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        foreach (var (id, sql) in BareCounts.All)
        {
            var bare = await RowsAsync(connection, sql, cancellationToken);
            foreach (var row in tables[id].Rows)
            {
                var ours = string.Join(' ', row.Cells.Where((_, column) => BareCounts.IsCounted(id, column)).Select(cell => Written(cell.Value)));
                if (bare.GetValueOrDefault(row.Label) is var theirs && theirs != ours)
                {
                    throw new CliException($"{id}, {row.Label}: tjänsten räknar {ours}, SQL {theirs}.");
                }
            }
        }
    }

    private async Task<IReadOnlyList<Table>> AskAsync(CancellationToken cancellationToken)
    {
        var request = new ComputeTablesRequest
        {
            Forbund = forbund.Slug,
            Period = new Period { From = BenchForbund.From, To = BenchForbund.To },
            Tables = { BareCounts.All.Select(table => Table(table.Id)).Concat(WithoutParticipations.Select(Table)) },
        };
        return (await client.Participants.ComputeTablesAsync(request, forbund.Leader, cancellationToken: cancellationToken)).Tables;
    }

    private static ParticipantTable Table(string id) => new() { Id = id, Title = id, AgeBands = { id == "deltagare.alder" ? BareCounts.Ages : [] } };

    private static string Written(string value) =>
        value.Length == 0 ? "-" : decimal.Parse(value, CultureInfo.InvariantCulture).ToString("0.#", CultureInfo.InvariantCulture);

    private async Task<Dictionary<string, string>> RowsAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = forbund.Slug } } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken))
        {
            rows[reader.IsDBNull(0) ? "Totalt" : reader.GetString(0)] = string.Join(' ', Enumerable.Range(1, reader.FieldCount - 1).Select(column =>
                reader.IsDBNull(column) ? "-" : Written(Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture)!)));
        }

        return rows;
    }
}
