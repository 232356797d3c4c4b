using System.Text;
using Dapper;
using Finsam.Postgres;
using Finsam.Reporting.Domain;
using Npgsql;

namespace Finsam.Reporting.Storage;

/// <summary>Reads and writes definitions of reports.</summary>
internal static class DefinitionStore
{
    /// <summary>Puts a definition in place of the period's earlier one.</summary>
    public static async Task<PutOutcome> PutAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, ReportDefinition definition, CancellationToken cancellationToken)
    {
        var json = ReportJson.Write(definition);
        return Upsert.Outcome(await connection.QuerySingleOrDefaultAsync<bool?>(new CommandDefinition($"""
            insert into report (forbund_id, period_from, period_to, insats, kind, title, definition, definition_hash)
            values (@Forbund, @From, @To, @Insats, @Kind, @Title, @Json, @Hash)
            on conflict on constraint report_pk do update
            set kind = excluded.kind, title = excluded.title, definition = excluded.definition,
                definition_hash = excluded.definition_hash, put_at = now()
            where report.definition_hash <> excluded.definition_hash
            returning report.{Upsert.WasInserted}
            """,
            new
            {
                definition.Forbund,
                definition.Period.From,
                definition.Period.To,
                definition.Key.Insats,
                definition.Kind,
                definition.Title,
                Json = Encoding.UTF8.GetString(json),
                Hash = ReportJson.Hash(definition),
            },
            transaction,
            cancellationToken: cancellationToken)));
    }

    /// <summary>The definition of a report, or null.</summary>
    public static async Task<ReportDefinition?> FindAsync(
        NpgsqlConnection connection, ReportKey key, CancellationToken cancellationToken)
    {
        var json = await connection.QuerySingleOrDefaultAsync<string>(new CommandDefinition("""
            select definition
            from report
            where forbund_id = @Forbund and period_from = @From and period_to = @To and insats = @Insats
            """, new { key.Forbund, key.Period.From, key.Period.To, key.Insats }, cancellationToken: cancellationToken));
        return json is null ? null : ReportJson.Read<ReportDefinition>(Encoding.UTF8.GetBytes(json));
    }
}
