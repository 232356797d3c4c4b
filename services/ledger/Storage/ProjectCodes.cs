using Dapper;
using Npgsql;

namespace Finsam.Ledger.Storage;

/// <summary>The projects of the books: objects of dimension 6 (SIE 4B, reserved dimensions).</summary>
internal static class ProjectCodes
{
    private const int Dimension = 6;

    /// <summary>Their codes.</summary>
    public static async Task<IReadOnlySet<string>> ReadAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, CancellationToken ct) =>
        (await connection.QueryAsync<string>(new CommandDefinition(
            "select code from dimension_object where forbund_id = @forbund and dimension = @Dimension",
            new { forbund, Dimension }, transaction, cancellationToken: ct))).ToHashSet(StringComparer.Ordinal);
}
