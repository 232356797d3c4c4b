using Finsam.Common.V1;
using Finsam.Participants.Domain;
using Finsam.Participants.SmallCells;
using Finsam.Participants.V1;
using Finsam.Postgres;
using Finsam.Postgres.Tenancy;
using Finsam.Protos;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;
using Google.Protobuf.WellKnownTypes;
using Npgsql;
using System.Data;
using Period = Finsam.Participants.Domain.Period;

namespace Finsam.Participants.Tables;

/// <summary>Computes participant tables from the rows, all as of one moment.</summary>
internal sealed class ComputeTablesHandler(TenantDataSource dataSource, CubeCache cubes, TimeProvider time)
{
    private const int TablesPerBatch = 64;
    private const int ParticipationsOfOnePlan = 20_000;
    private const string Source = "participants";

    /// <summary>The tables, or a refusal with everything that is wrong with any of them.</summary>
    /// <param name="request">The tables.</param>
    /// <param name="caller">Who asks; one that reaches own insatser has each table narrowed to those.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ComputeTablesResponse> HandleAsync(ComputeTablesRequest request, Caller caller, CancellationToken cancellationToken)
    {
        RefuseBeyond(request, caller);
        var report = Period.Read(request.Period?.From ?? "", request.Period?.To ?? "") ?? throw new RefusedException(Period.Invalid);
        if (request.Tables.Count > ContractLimits.ParticipantTables)
        {
            throw new RefusedException(new Refusal(
                ParticipantsReason.TooManyTables, "tables", "Begäran har för många tabeller.", $"högst {ContractLimits.ParticipantTables} tabeller"));
        }

        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await PrepareAsync(connection, transaction, request.Forbund, cancellationToken);
        var register = await RegisterHeader.ReadAsync(connection, transaction, request.Forbund, report, cancellationToken);
        var tables = Read(request, register, report);
        var response = new ComputeTablesResponse
        {
            AsOf = new AsOf
            {
                Source = Source,
                Position = await JournalPosition.ReadAsync(connection, transaction, request.Forbund, cancellationToken),
                ComputedAt = Timestamp.FromDateTimeOffset(time.GetUtcNow()),
            },
        };
        var figures = new ShownFigures(transaction, request.Forbund, register.SuppressionK, cubes);
        foreach (var some in tables.Chunk(TablesPerBatch))
        {
            var computed = await ComputeAsync(connection, transaction, request.Forbund, register, some, cancellationToken);
            foreach (var (table, rows) in some.Zip(computed))
            {
                KeepLabelsDistinct(table, rows, $"tables[{response.Tables.Count}].rows");
                var shown = await ShownCounts.DecideAsync(figures, table, register.Insatser, rows, cancellationToken);
                response.Tables.Add(TableMessages.ToMessage(table, rows, shown));
            }
        }

        return response;
    }

    private static void RefuseBeyond(ComputeTablesRequest request, Caller caller)
    {
        if (caller.VisibleInsatser is not { } own)
        {
            return;
        }

        for (var i = 0; i < request.Tables.Count; i++)
        {
            if (request.Tables[i].Insatser is not { Values.Count: > 0 } narrowed || narrowed.Values.Except(own).Any())
            {
                throw new RefusedException(InsatsNotAssigned.At($"tables[{i}].insatser"));
            }
        }
    }

    // The statements are prepared once a connection: planning each anew, or compiling it, would cost more than running it. Where there are
    // many rows it pays: what is not asked for is left out of the plan, and whether few or many are left is known.
    private static async Task PrepareAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                new("set transaction read only"),
                new("set local jit = off"),
                new("""
                    select set_config('plan_cache_mode', case when count(*) > $2 then 'force_custom_plan' else 'force_generic_plan' end, true)
                    from (select from participation where forbund_id = $1 limit $2 + 1) counted
                    """)
                {
                    Parameters = { new() { Value = forbund }, new() { Value = ParticipationsOfOnePlan } },
                },
            },
        };
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static List<TableRequest> Read(ComputeTablesRequest request, RegisterHeader register, Period report)
    {
        var refusals = new List<Refusal>();
        var reader = new TableRequestReader(register, report, refusals);
        var tables = request.Tables.Select((table, index) => reader.Read(table, $"tables[{index}]")).OfType<TableRequest>().ToList();
        return refusals.Count == 0 ? tables : throw new RefusedException(refusals);
    }

    private static async Task<List<List<ComputedRow>>> ComputeAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        RegisterHeader register,
        TableRequest[] tables,
        CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var table in tables)
        {
            batch.BatchCommands.Add(TableParameters.Command(forbund, register, table));
        }

        await batch.PrepareAsync(cancellationToken);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var computed = new List<List<ComputedRow>>();
        do
        {
            computed.Add(await ReadRowsAsync(reader, cancellationToken));
        }
        while (await reader.NextResultAsync(cancellationToken));
        return computed;
    }

    /// <summary>The rows that a table's SQL gives.</summary>
    internal static async Task<List<ComputedRow>> ReadRowsAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        const int Label = 1, Counts = 2, Shares = 3, Measures = 4;
        var rows = new List<ComputedRow>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(new ComputedRow(
                reader.GetString(Label),
                reader.GetFieldValue<long?[]>(Counts),
                reader.GetFieldValue<int?[]>(Shares),
                reader.GetFieldValue<decimal?[]>(Measures)));
        }

        return rows;
    }

    // Narrowed tables are asked for beside those of the layout, which alone decides whether there is a report.
    private static void KeepLabelsDistinct(TableRequest table, List<ComputedRow> rows, string field)
    {
        if (rows.DistinctBy(row => row.Label).Count() == rows.Count)
        {
            return;
        }

        if (table.NarrowedTo is null)
        {
            throw new RefusedException(new Refusal(
                ParticipantsReason.RowLabelTwice,
                field,
                $"Tabell {table.Id} får två rader med samma namn.",
                "olika radnamn"));
        }

        rows.Clear();
    }
}
