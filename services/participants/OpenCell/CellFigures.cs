using Finsam.Participants.Domain;
using Finsam.Participants.Tables;
using Finsam.Participants.V1;
using Npgsql;
using NpgsqlTypes;

namespace Finsam.Participants.OpenCell;

/// <summary>What a cell says beside its participations: its figure, and the volume counts in it.</summary>
internal static class CellFigures
{
    private const int MostVolumeCounts = 1000;

    /// <summary>Adds them to the answer, of the insatser that the table has been narrowed to.</summary>
    public static async Task AddAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        ListCellParticipationsRequest request,
        RegisterHeader register,
        TableRequest table,
        (CellColumn Column, CellRow Row) cell,
        ListCellParticipationsResponse response,
        CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands = { Figure(request, register, table) },
        };

        // No other table counts what is told in numbers.
        if (table.Fixed == OverviewTable.Table)
        {
            batch.BatchCommands.Add(Volumes(request.Forbund, register, table, cell));
        }

        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var rows = await ComputeTablesHandler.ReadRowsAsync(reader, cancellationToken);
        if (rows.Find(row => row.Label == request.Row)?.Value(table.Fixed.Columns.First(column => column.Label == request.Column)) is { } value)
        {
            response.Value = value;
        }

        await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            response.VolumeCounts.Add(new CellVolumeCount
            {
                Insats = reader.GetString(0),
                Period = new Common.V1.Period
                {
                    From = Days.Write(reader.GetFieldValue<DateOnly>(1)), To = Days.Write(reader.GetFieldValue<DateOnly>(2)),
                },
                Count = reader.GetInt64(3),
            });
            response.VolumeCount = reader.GetInt64(4);
        }
    }

    private static NpgsqlBatchCommand Figure(ListCellParticipationsRequest request, RegisterHeader register, TableRequest table)
    {
        const int CountedAtParameter = 19;
        var sql = table.Fixed.Sql;
        var command = TableParameters.Command(
            request.Forbund, register, table, request.CountedAt is null ? sql : ParticipationsAt.Sql(sql, CountedAtParameter));
        ParticipationsAt.Add(command, request.CountedAt);
        return command;
    }

    private static NpgsqlBatchCommand Volumes(string forbund, RegisterHeader register, TableRequest table, (CellColumn Column, CellRow Row) cell)
    {
        var command = TableParameters.Command(forbund, register, table, $"""
            {Cohort.Sql}, {OverviewTable.Volumes}, counted as (
                select p.insats, p.period_from, p.period_to, sum(p.n)::bigint as n
                from volumes p
                where {cell.Column.Condition} and ($19::text[] is null or p.insats = any ($19))
                group by p.insats, p.period_from, p.period_to
            )
            select insats, period_from, period_to, n, sum(n) over ()::bigint
            from counted
            where n > 0
            order by insats collate "C", period_from
            limit $20
            """);
        command.Parameters.Add(new NpgsqlParameter
        {
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text, Value = cell.Row.Codes ?? (object)DBNull.Value,
        });
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Integer, Value = MostVolumeCounts });
        return command;
    }
}
