using Dapper;
using Finsam.Reporting.Domain;
using Npgsql;

namespace Finsam.Reporting.Storage;

/// <summary>Finds the reports of earlier periods.</summary>
internal static class EarlierReportStore
{
    private const int MostPeriods = 3;

    /// <summary>
    /// The reports of the latest periods that ended before this one began, of the same förbund, insats and kind, latest first: each in the
    /// version that the board approved last, or else the latest.
    /// </summary>
    public static async Task<IReadOnlyList<ComposedReport>> ReadAsync(
        NpgsqlConnection connection, ReportDefinition definition, CancellationToken cancellationToken)
    {
        var documents = await connection.QueryAsync<byte[]>(new CommandDefinition("""
            select latest.document
            from report r
            cross join lateral (
                select c.document
                from composition c
                where c.forbund_id = r.forbund_id and c.period_from = r.period_from and c.period_to = r.period_to and c.insats = r.insats
                order by exists (
                    select from version_step s
                    where s.forbund_id = c.forbund_id and s.period_from = c.period_from and s.period_to = c.period_to
                        and s.insats = c.insats and s.version = c.version and s.state = 'approved') desc, c.version desc
                limit 1) latest
            where r.forbund_id = @Forbund and r.insats = @Insats and r.kind = @Kind and r.period_to < @From
            order by r.period_to desc
            limit @MostPeriods
            """,
            new { definition.Forbund, definition.Key.Insats, definition.Kind, definition.Period.From, MostPeriods },
            cancellationToken: cancellationToken));
        return [.. documents.Select(document => ReportJson.Read<ComposedReport>(document))];
    }
}
