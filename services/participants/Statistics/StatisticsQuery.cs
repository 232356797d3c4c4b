using Finsam.Participants.Domain;
using Npgsql;
using NpgsqlTypes;

namespace Finsam.Participants.Statistics;

/// <summary>Counts a förbund's participations of a period, as one transaction sees them.</summary>
/// <param name="Transaction">A transaction that is bound to the förbund.</param>
/// <param name="Forbund">Slug.</param>
/// <param name="Insatser">Codes of the insatser that count.</param>
/// <param name="Period">The period.</param>
internal sealed record StatisticsQuery(NpgsqlTransaction Transaction, string Forbund, string[] Insatser, Period Period)
{
    /// <summary>
    /// Runs SQL whose parameters are förbund ($1), insatser ($2), first and last day ($3, $4), and those given; a value for each of its rows.
    /// </summary>
    public async Task<List<T>> ReadAsync<T>(
        string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken, params NpgsqlParameter[] more)
    {
        await using var command = new NpgsqlCommand(sql, Transaction.Connection, Transaction)
        {
            Parameters =
            {
                new() { Value = Forbund },
                new() { Value = Insatser },
                new() { Value = Period.From, NpgsqlDbType = NpgsqlDbType.Date },
                new() { Value = Period.To, NpgsqlDbType = NpgsqlDbType.Date },
            },
        };
        command.Parameters.AddRange(more);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
