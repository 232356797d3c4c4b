using System.Security.Cryptography;
using Dapper;
using Finsam.Reporting.Domain;
using Npgsql;

namespace Finsam.Reporting.Storage;

/// <summary>Keeps renderings of approved versions as they were first given: a later program may render otherwise.</summary>
internal static class KeptRenderingStore
{
    /// <summary>The rendering of a version in a format, or null where none is kept.</summary>
    public static Task<KeptRendering?> FindAsync(
        NpgsqlConnection connection, StoredComposition composition, string format, CancellationToken cancellationToken)
    {
        var key = VersionKey.Of(composition);
        return connection.QuerySingleOrDefaultAsync<KeptRendering?>(new CommandDefinition("""
            select media_type as MediaType, content
            from kept_rendering
            where forbund_id = @Forbund and period_from = @From and period_to = @To and insats = @Insats and version = @Version
                and format = @format
            """,
            new { key.Forbund, key.From, key.To, key.Insats, key.Version, format },
            cancellationToken: cancellationToken));
    }

    /// <summary>Keeps a rendering, unless one was kept meanwhile: the first one counts.</summary>
    public static Task KeepAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction? transaction,
        StoredComposition composition,
        string format,
        KeptRendering rendering,
        CancellationToken cancellationToken)
    {
        var key = VersionKey.Of(composition);
        return connection.ExecuteAsync(new CommandDefinition("""
            insert into kept_rendering (
                forbund_id, period_from, period_to, insats, version, format, media_type, content, content_hash)
            values (@Forbund, @From, @To, @Insats, @Version, @format, @MediaType, @Content, @ContentHash)
            on conflict on constraint kept_rendering_pk do nothing
            """,
            new
            {
                key.Forbund,
                key.From,
                key.To,
                key.Insats,
                key.Version,
                format,
                rendering.MediaType,
                rendering.Content,
                ContentHash = SHA256.HashData(rendering.Content),
            },
            transaction,
            cancellationToken: cancellationToken));
    }

    /// <summary>Formats whose kept rendering no longer has the hash that it was kept with.</summary>
    public static async Task<IReadOnlyList<string>> FindChangedAsync(
        NpgsqlConnection connection, StoredComposition composition, CancellationToken cancellationToken) =>
        [.. await connection.QueryAsync<string>(new CommandDefinition("""
            select format
            from kept_rendering
            where forbund_id = @Forbund and period_from = @From and period_to = @To and insats = @Insats and version = @Version
                and content_hash <> sha256(content)
            order by format
            """, VersionKey.Of(composition), cancellationToken: cancellationToken))];
}
