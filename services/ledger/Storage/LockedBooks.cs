using Dapper;
using Finsam.Postgres;
using Google.Protobuf;
using Npgsql;

namespace Finsam.Ledger.Storage;

/// <summary>
/// A förbund's books under a write, their chain locked: the write sees every one before it, and none comes between.
/// </summary>
/// <param name="Connection">Connection of the transaction.</param>
/// <param name="Transaction">Transaction that holds the lock.</param>
/// <param name="Forbund">Slug.</param>
/// <param name="Caller">Who writes: the token's subject.</param>
/// <param name="Head">Last link of the chain.</param>
/// <param name="Cancel">Ends the wait.</param>
internal sealed record LockedBooks(
    NpgsqlConnection Connection, NpgsqlTransaction Transaction, string Forbund, string Caller, ChainHead Head, CancellationToken Cancel)
{
    /// <summary>Locks the chain within a transaction.</summary>
    public static async Task<LockedBooks> LockAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, string caller, CancellationToken ct) =>
        new(connection, transaction, forbund, caller, await ChainHead.LockAsync(connection, transaction, forbund, ct), ct);

    /// <summary>Fiscal years, oldest first.</summary>
    public Task<IReadOnlyList<FiscalYears.Row>> FiscalYearsAsync() => FiscalYears.ReadAsync(Connection, Transaction, Forbund, Cancel);

    /// <summary>What is locked.</summary>
    public Task<PeriodLocks> LocksAsync() => PeriodLocks.ReadAsync(Connection, Transaction, Forbund, Cancel);

    /// <summary>Adds an entry to the log of changes.</summary>
    public Task LogAsync(ChangeLogEntry entry) => entry.AddAsync(Connection, Transaction, Forbund, Caller, Cancel);

    /// <summary>A statement to run in the transaction.</summary>
    public CommandDefinition Command(string sql, object parameters) => new(sql, parameters, Transaction, cancellationToken: Cancel);

    /// <summary>Runs a statement and gives how many rows it changed.</summary>
    public Task<int> ExecuteAsync(string sql, object parameters) => Connection.ExecuteAsync(Command(sql, parameters));
}

/// <summary>Writes to the books once per request.</summary>
internal static class BooksWrites
{
    /// <summary>Runs a write in one transaction with the chain locked, or gives the answer that the same request got before.</summary>
    public static Task<TResponse> WriteBooksAsync<TResponse>(
        this RequestLog requestLog,
        string forbund,
        string requestId,
        string method,
        IMessage request,
        string caller,
        Func<LockedBooks, Task<TResponse>> work,
        CancellationToken ct)
        where TResponse : IMessage<TResponse>, new() =>
        requestLog.RunAsync(
            forbund,
            requestId,
            method,
            request,
            async (connection, transaction) => await work(await LockedBooks.LockAsync(connection, transaction, forbund, caller, ct)),
            ct);

    /// <summary>Runs a write with the chain locked and rolls it back: the answer is the one that it would have had.</summary>
    public static Task<TResponse> RehearseBooksAsync<TResponse>(
        this RequestLog requestLog, string forbund, string caller, Func<LockedBooks, Task<TResponse>> work, CancellationToken ct) =>
        requestLog.RehearseAsync(
            async (connection, transaction) => await work(await LockedBooks.LockAsync(connection, transaction, forbund, caller, ct)), ct);
}
