using Dapper;
using Finsam.Postgres.Tenancy;
using Finsam.Refusals;
using Google.Protobuf;
using Npgsql;

namespace Finsam.Postgres;

/// <summary>
/// Makes writes idempotent: the answer to a request is kept under its <c>request_id</c> in the transaction of the change, so that a
/// replay gives the first answer, and a request that failed can be sent again under the same key.
/// </summary>
public sealed class RequestLog(TenantDataSource dataSource)
{
    /// <summary>Refusal of a request whose id was used by another transaction at the same moment.</summary>
    public static Refusal InProgress { get; } = new(
        RequestReason.RequestInProgress, "request_id", "Samma begäran har just utförts.", "samma begäran igen, som då ger det svaret");

    /// <summary>Runs a write in one transaction, or gives the answer that the same request got before.</summary>
    /// <exception cref="RefusedException">
    /// <see cref="RequestReason.RequestIdMissing"/>, <see cref="RequestReason.RequestIdReused"/>, or what <paramref name="work"/> refuses.
    /// </exception>
    public async Task<TResponse> RunAsync<TResponse>(
        string forbund,
        string requestId,
        string method,
        IMessage request,
        Func<NpgsqlConnection, NpgsqlTransaction, Task<TResponse>> work,
        CancellationToken cancellationToken)
        where TResponse : IMessage<TResponse>, new()
    {
        var key = RequestKey.Of(forbund, requestId, method, request);
        await using var connection = await dataSource.OpenUnboundAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (!await ClaimAsync(connection, transaction, [TenantCommand.OfCall(), ClaimCommand(key)], cancellationToken))
        {
            return await ReadAsync<TResponse>(connection, key, cancellationToken)
                ?? throw new InvalidOperationException("A claimed request has no answer.");
        }

        var response = await work(connection, transaction);
        await AnswerAsync(connection, transaction, key, response, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return response;
    }

    /// <summary>
    /// Runs a write in a transaction that is rolled back and gives the answer that it would have had: what a request with
    /// <c>validate_only</c> asks for. Nothing is kept, so the request has no key and may be carried out for real afterwards.
    /// </summary>
    /// <exception cref="RefusedException">What <paramref name="work"/> refuses.</exception>
    public async Task<TResponse> RehearseAsync<TResponse>(
        Func<NpgsqlConnection, NpgsqlTransaction, Task<TResponse>> work, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        return await work(connection, transaction);
    }

    /// <summary>The answer that the same request got before, or null when it is new.</summary>
    /// <exception cref="RefusedException"><see cref="RequestReason.RequestIdMissing"/>, <see cref="RequestReason.RequestIdReused"/>.</exception>
    public async Task<TResponse?> FindAsync<TResponse>(
        string forbund, string requestId, string method, IMessage request, CancellationToken cancellationToken)
        where TResponse : class, IMessage<TResponse>, new()
    {
        var key = RequestKey.Of(forbund, requestId, method, request);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        return await ReadAsync<TResponse>(connection, key, cancellationToken);
    }

    /// <summary>Keeps the answer of a request in the transaction of its change.</summary>
    /// <exception cref="RefusedException">
    /// <see cref="RequestReason.RequestInProgress"/>: the same key was answered meanwhile, and a replay gives that answer.
    /// </exception>
    public static async Task RecordAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        string requestId,
        string method,
        IMessage request,
        IMessage response,
        CancellationToken cancellationToken)
    {
        var key = RequestKey.Of(forbund, requestId, method, request);
        if (!await ClaimAsync(connection, transaction, [ClaimCommand(key)], cancellationToken))
        {
            throw new RefusedException(InProgress);
        }

        await AnswerAsync(connection, transaction, key, response, cancellationToken);
    }

    // Concurrent requests with one key wait here for the first to commit or roll back: the primary key is the lock.
    private static async Task<bool> ClaimAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, NpgsqlBatchCommand[] commands, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var command in commands)
        {
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
        return commands[^1].RecordsAffected == 1;
    }

    private static NpgsqlBatchCommand ClaimCommand(RequestKey key) => new("""
        insert into request_log (forbund_id, request_id, method, request_hash) values ($1, $2, $3, $4)
        on conflict on constraint request_log_pk do nothing
        """)
    {
        Parameters =
        {
            new() { Value = key.Forbund }, new() { Value = key.RequestId }, new() { Value = key.Method }, new() { Value = key.RequestHash },
        },
    };

    private static Task<int> AnswerAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, RequestKey key, IMessage response, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(
            "update request_log set response = @Response where forbund_id = @Forbund and request_id = @RequestId",
            new { key.Forbund, key.RequestId, Response = response.ToByteArray() },
            transaction,
            cancellationToken: cancellationToken));

    private static async Task<TResponse?> ReadAsync<TResponse>(
        NpgsqlConnection connection, RequestKey key, CancellationToken cancellationToken)
        where TResponse : IMessage<TResponse>, new()
    {
        var row = await connection.QuerySingleOrDefaultAsync<Entry>(new CommandDefinition("""
            select method, request_hash as RequestHash, response
            from request_log
            where forbund_id = @Forbund and request_id = @RequestId
            """, key, cancellationToken: cancellationToken));
        if (row is null)
        {
            return default;
        }

        key.MustBe(row.Method, row.RequestHash);
        return new MessageParser<TResponse>(() => new TResponse()).ParseFrom(row.Response);
    }

    private sealed class Entry
    {
        public required string Method { get; init; }

        public required byte[] RequestHash { get; init; }

        public byte[] Response { get; init; } = [];
    }
}
