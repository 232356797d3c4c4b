using Dapper;
using Finsam.Ledger.V1;
using Google.Protobuf;
using Npgsql;

namespace Finsam.Ledger.ImportSie;

/// <summary>Which files have been imported, by their content.</summary>
internal static class SieImports
{
    /// <summary>The answer to a file that has been imported before; null when it has not.</summary>
    public static async Task<ImportSieResponse?> FindAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, byte[] sha256, CancellationToken ct) =>
        await connection.QuerySingleOrDefaultAsync<byte[]?>(new CommandDefinition(
            "select summary from sie_import where forbund_id = @forbund and content_sha256 = @sha256",
            new { forbund, sha256 }, transaction, cancellationToken: ct)) is { } summary
            ? SieAnswers.Again(summary)
            : null;

    /// <summary>Notes that a file has been imported.</summary>
    public static Task<int> AddAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        byte[] sha256,
        string fileName,
        string importedBy,
        SieSummary summary,
        CancellationToken ct) =>
        connection.ExecuteAsync(new CommandDefinition("""
            insert into sie_import (forbund_id, content_sha256, file_name, imported_by, summary)
            values (@forbund, @sha256, @fileName, @importedBy, @summary)
            """, new { forbund, sha256, fileName, importedBy, summary = summary.ToByteArray() }, transaction, cancellationToken: ct));
}
