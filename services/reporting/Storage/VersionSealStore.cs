using Dapper;
using Finsam.Reporting.Domain;
using Npgsql;

namespace Finsam.Reporting.Storage;

/// <summary>Reads and writes the chain of seals. They are only ever added.</summary>
internal static class VersionSealStore
{
    private const string Columns = """
        chain_no as ChainNo, period_from as PeriodFrom, period_to as PeriodTo, insats, version, html_hash as HtmlHash, json_hash as JsonHash,
        seal
        """;

    /// <summary>Holds other seals of the förbund back until the transaction ends, and gives the last one, or null.</summary>
    public static async Task<VersionSeal?> LockLastAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(new CommandDefinition(
            "select pg_advisory_xact_lock(hashtextextended('version_seal ' || @forbund, 0))",
            new { forbund },
            transaction,
            cancellationToken: cancellationToken));
        var row = await connection.QuerySingleOrDefaultAsync<VersionSealRow>(new CommandDefinition($"""
            select {Columns}
            from version_seal
            where forbund_id = @forbund
            order by chain_no desc
            limit 1
            """, new { forbund }, transaction, cancellationToken: cancellationToken));
        return row?.ToSeal();
    }

    /// <summary>Adds a seal to the chain.</summary>
    public static Task AddAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        StoredComposition composition,
        VersionSeal seal,
        CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition("""
            insert into version_seal (forbund_id, chain_no, period_from, period_to, insats, version, html_hash, json_hash, seal)
            values (@Forbund, @ChainNo, @From, @To, @Insats, @Version, @HtmlHash, @JsonHash, @Seal)
            """,
            new
            {
                composition.Forbund,
                seal.ChainNo,
                composition.Period.From,
                composition.Period.To,
                composition.Key.Insats,
                composition.Version,
                seal.HtmlHash,
                seal.JsonHash,
                seal.Seal,
            },
            transaction,
            cancellationToken: cancellationToken));

    /// <summary>The seal of a version, or null.</summary>
    public static async Task<VersionSeal?> FindAsync(
        NpgsqlConnection connection, StoredComposition composition, CancellationToken cancellationToken)
    {
        var row = await connection.QuerySingleOrDefaultAsync<VersionSealRow>(new CommandDefinition($"""
            select {Columns}
            from version_seal
            where forbund_id = @Forbund and period_from = @From and period_to = @To and insats = @Insats and version = @Version
            """, VersionKey.Of(composition), cancellationToken: cancellationToken));
        return row?.ToSeal();
    }

    /// <summary>A förbund's chain, the first seal first.</summary>
    public static async Task<IReadOnlyList<VersionSealRow>> ReadChainAsync(
        NpgsqlConnection connection, string forbund, CancellationToken cancellationToken) =>
        [.. await connection.QueryAsync<VersionSealRow>(new CommandDefinition($"""
            select {Columns}
            from version_seal
            where forbund_id = @forbund
            order by chain_no
            """, new { forbund }, cancellationToken: cancellationToken))];
}
