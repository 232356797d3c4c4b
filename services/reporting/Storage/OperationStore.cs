using Dapper;
using Finsam.Reporting.Domain;
using Npgsql;

namespace Finsam.Reporting.Storage;

/// <summary>Keeps compositions that were begun.</summary>
internal static class OperationStore
{
    private const string Columns = """
        forbund_id, operation_id, period_from, period_to, insats, state, stage, done, total, attempts, started_at, version, failure, request
        """;

    /// <summary>Begins an operation, or one that failed anew. Null where the same <c>request_id</c> has begun one that has not failed.</summary>
    public static async Task<Guid?> BeginAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, CompositionOperation operation, string requestId, byte[] authorization) =>
        await connection.QuerySingleOrDefaultAsync<Guid?>("""
            insert into composition_operation (
                forbund_id, operation_id, request_id, request, period_from, period_to, insats, sealed_authorization, state, stage, done,
                total, attempts, started_at)
            values (
                @Forbund, @Id, @requestId, @Request, @From, @To, @Insats, @authorization, 'running', @Stage, 0, 0, 0, @StartedAt)
            on conflict on constraint composition_operation_request_uq do update
            set sealed_authorization = excluded.sealed_authorization, state = 'running', stage = excluded.stage, done = 0, total = 0,
                attempts = 0, started_at = excluded.started_at, failure = null
            where composition_operation.state = 'failed' and composition_operation.request = excluded.request
            returning operation_id
            """,
            new
            {
                operation.Key.Forbund,
                operation.Id,
                requestId,
                operation.Request,
                operation.Key.Period.From,
                operation.Key.Period.To,
                operation.Key.Insats,
                authorization,
                operation.Stage,
                operation.StartedAt,
            },
            transaction);

    /// <summary>The operation that a <c>request_id</c> has begun, or null.</summary>
    public static Task<CompositionOperation?> FindByRequestAsync(NpgsqlConnection connection, string forbund, string requestId) =>
        FindAsync(connection, "request_id = @requestId", new { forbund, requestId }, CancellationToken.None);

    /// <summary>An operation, or null.</summary>
    public static Task<CompositionOperation?> FindAsync(NpgsqlConnection connection, string forbund, Guid id, CancellationToken cancellationToken) =>
        FindAsync(connection, "operation_id = @id", new { forbund, id }, cancellationToken);

    /// <summary>Operations of a förbund, or of some of its insatser, before another; latest first.</summary>
    public static async Task<IReadOnlyList<CompositionOperation>> ListAsync(
        NpgsqlConnection connection, string forbund, string[]? insatser, Guid before, int most, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync<OperationRow>(new CommandDefinition($"""
            select {Columns}
            from composition_operation
            where forbund_id = @forbund and operation_id < @before and (@insatser::text[] is null or insats = any (@insatser))
            order by operation_id desc
            limit @most
            """, new { forbund, insatser, before, most }, cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToOperation())];
    }

    /// <summary>Notes that one more process has taken the operation up, and gives the caller's sealed authorization.</summary>
    public static async Task<(int Attempts, byte[] Authorization)?> TakeUpAsync(NpgsqlConnection connection, string forbund, Guid id)
    {
        var row = await connection.QuerySingleOrDefaultAsync<(int Attempts, byte[] Authorization)?>("""
            update composition_operation
            set attempts = attempts + 1
            where forbund_id = @forbund and operation_id = @id and state = 'running'
            returning attempts, sealed_authorization
            """, new { forbund, id });
        return row;
    }

    /// <summary>Notes how far it has come.</summary>
    public static Task TellAsync(NpgsqlConnection connection, string forbund, Guid id, string stage, long done, long total) =>
        connection.ExecuteAsync("""
            update composition_operation
            set stage = @stage, done = @done, total = @total
            where forbund_id = @forbund and operation_id = @id and state = 'running'
            """, new { forbund, id, stage, done, total });

    /// <summary>Ends it: with a version, or with what went wrong. The caller's authorization is let go of.</summary>
    public static Task EndAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, Guid id, int? version, string? failure) =>
        connection.ExecuteAsync("""
            update composition_operation
            set state = case when @failure::text is null then 'succeeded' else 'failed' end, sealed_authorization = null,
                version = @version, failure = @failure
            where forbund_id = @forbund and operation_id = @id
            """, new { forbund, id, version, failure }, transaction);

    private static async Task<CompositionOperation?> FindAsync(
        NpgsqlConnection connection, string condition, object parameters, CancellationToken cancellationToken)
    {
        var row = await connection.QuerySingleOrDefaultAsync<OperationRow>(new CommandDefinition(
            $"select {Columns} from composition_operation where forbund_id = @forbund and {condition}",
            parameters,
            cancellationToken: cancellationToken));
        return row?.ToOperation();
    }
}
