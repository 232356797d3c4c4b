using Dapper;
using Npgsql;

namespace Finsam.Ledger.ExportSie;

/// <summary>The books of a förbund as of one moment.</summary>
/// <param name="Connection">Connection of the transaction.</param>
/// <param name="Transaction">A transaction that keeps the snapshot.</param>
/// <param name="Forbund">Slug.</param>
/// <param name="Cancel">Ends the wait.</param>
internal sealed record ExportSnapshot(
    NpgsqlConnection Connection, NpgsqlTransaction Transaction, string Forbund, CancellationToken Cancel)
{
    /// <summary>A statement to run on it.</summary>
    public CommandDefinition Command(string sql, object parameters) => new(sql, parameters, Transaction, cancellationToken: Cancel);
}
