using System.Data;
using Finsam.Common.V1;
using Finsam.Participants.Domain;
using Finsam.Participants.Participations;
using Finsam.Participants.Tables;
using Finsam.Participants.V1;
using Finsam.Postgres;
using Finsam.Postgres.Tenancy;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;
using Google.Protobuf.WellKnownTypes;
using Npgsql;
using NpgsqlTypes;
using Period = Finsam.Participants.Domain.Period;

namespace Finsam.Participants.OpenCell;

/// <summary>Shows which participations and volume counts a cell of a table counts, and logs which participations were shown.</summary>
internal sealed class ListCellParticipationsHandler(TenantDataSource dataSource, TimeProvider time)
{
    private const string Source = "participants";
    private const int LongestLabel = 200;
    private const int CountedAtParameter = 24;

    /// <summary>
    /// A page. Refusals: <c>PageInvalid</c>, <c>PeriodInvalid</c>, <c>RegisterMissing</c>, those of a computed table, <c>TableUnknown</c> where it
    /// counts no participations, <c>OptionInvalid</c> for a row or column that it does not have, those of <see cref="StatedReason"/>.
    /// </summary>
    public async Task<ListCellParticipationsResponse> HandleAsync(
        ListCellParticipationsRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var size = Page.Size(request.PageSize);
        var report = Period.Read(request.Period?.From ?? "", request.Period?.To ?? "") ?? throw new RefusedException(Period.Invalid);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var register = await RegisterHeader.ReadAsync(connection, transaction, request.Forbund, report, cancellationToken);
        var (asked, column, row) = Read(request, register, report);
        var table = caller.VisibleInsatser is { } own ? asked with { Insatser = [.. (asked.Insatser ?? register.Insatser).Intersect(own)] } : asked;
        var response = new ListCellParticipationsResponse
        {
            AsOf = new AsOf
            {
                Source = Source,
                Position = await JournalPosition.ReadAsync(connection, transaction, request.Forbund, cancellationToken),
                ComputedAt = Timestamp.FromDateTimeOffset(time.GetUtcNow()),
            },
        };
        var sql = Sql(table, column);
        var command = TableParameters.Command(
            request.Forbund, register, table, request.CountedAt is null ? sql : ParticipationsAt.Sql(sql, CountedAtParameter));
        AddParameters(command, row, request.PageToken, size + 1);
        ParticipationsAt.Add(command, request.CountedAt);
        await ReadAsync(connection, transaction, command, response, cancellationToken);
        if (request.PageToken.Length == 0)
        {
            await CellFigures.AddAsync(connection, transaction, request, register, table, (column, row), response, cancellationToken);
        }

        if (response.Participations.Count > size)
        {
            response.Participations.RemoveAt(size);
            response.NextPageToken = response.Participations[^1].Participation;
        }

        await ParticipationReads.LogAsync(
            connection,
            transaction,
            request.Forbund,
            [.. response.Participations.Select(shown => shown.Participation)],
            $"{table.Fixed.Id} {Days.Write(table.Period.From)}–{Days.Write(table.Period.To)}: {request.Row}, {request.Column}",
            caller,
            request.Reason,
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return response;
    }

    private static (TableRequest Table, CellColumn Column, CellRow Row) Read(
        ListCellParticipationsRequest request, RegisterHeader register, Period report)
    {
        var refusals = new List<Refusal>();
        StatedReason.CheckOptional(request.Reason, refusals);
        var table = new TableRequestReader(register, report, refusals).Read(request.Table ?? new ParticipantTable(), "table");
        var source = CellSources.Find(table?.Fixed.Id);
        if (table is not null && source is null)
        {
            refusals.Add(new Refusal(
                ParticipantsReason.TableUnknown, "table.of", "Tabellens siffror är inte av deltaganden.", CellSources.Accepted));
        }

        var row = table is null || request.Row.Length > LongestLabel ? null : CellRow.Find(table, request.Row);
        if (table is not null && row is null)
        {
            refusals.Add(new Refusal(
                ParticipantsReason.OptionInvalid, "row", "Tabellen har ingen sådan rad.", "radens namn i den tabell som efterfrågas"));
        }

        var column = source?.Columns.GetValueOrDefault(request.Column);
        if (source is not null && (column is null || table!.Fixed.Columns.All(each => each.Label != request.Column)))
        {
            refusals.Add(new Refusal(
                ParticipantsReason.OptionInvalid,
                "column",
                "Tabellen har ingen sådan kolumn.",
                string.Join(", ", table!.Fixed.Columns.Select(each => each.Label))));
        }

        return refusals.Count == 0 ? (table!, column!, row!) : throw new RefusedException(refusals);
    }

    private static string Sql(TableRequest table, CellColumn column) => $"""
        {Cohort.Sql}, people as (
            {CellSources.Find(table.Fixed.Id)!.People}
        ), opened as (
            select p.participation, p.insats
            from people p
            where {column.Condition} and {CellRow.Condition(table.Fixed.Rows, column.Value)}
        )
        select participation, insats, (select count(*) from opened)::integer
        from opened
        where participation collate "C" > $22
        order by participation collate "C"
        limit $23
        """;

    private static void AddParameters(NpgsqlBatchCommand command, CellRow row, string after, int limit)
    {
        const NpgsqlDbType Texts = NpgsqlDbType.Array | NpgsqlDbType.Text;
        Add(Texts, row.Codes); // $19
        Add(NpgsqlDbType.Numeric, row.Band?.Low); // $20
        Add(NpgsqlDbType.Numeric, row.Band?.High); // $21
        Add(NpgsqlDbType.Text, after); // $22
        Add(NpgsqlDbType.Integer, limit); // $23

        void Add(NpgsqlDbType type, object? value) =>
            command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = type, Value = value ?? DBNull.Value });
    }

    private static async Task ReadAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        NpgsqlBatchCommand command,
        ListCellParticipationsResponse response,
        CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection, transaction) { BatchCommands = { command } };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            response.Participations.Add(new CellParticipation { Participation = reader.GetString(0), Insats = reader.GetString(1) });
            response.ParticipationCount = reader.GetInt32(2);
        }
    }
}
