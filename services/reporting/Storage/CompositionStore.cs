using Dapper;
using Finsam.Reporting.Domain;
using Npgsql;

namespace Finsam.Reporting.Storage;

/// <summary>Reads and writes composed versions. They are only ever added.</summary>
internal static class CompositionStore
{
    private const string Columns = """
        c.forbund_id as Forbund, c.period_from as PeriodFrom, c.period_to as PeriodTo, c.insats, c.version,
        c.title, c.composed_at as ComposedAt, c.document_hash as DocumentHash, c.definition_hash as DefinitionHash,
        c.table_count as TableCount, c.figure_count as FigureCount, c.highlights::text as Highlights,
        c.watch_from as WatchFrom, c.watch_to as WatchTo
        """;

    /// <summary>Holds other compositions of the same report back until the transaction ends: versions get no gaps.</summary>
    public static Task LockAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, ReportKey key, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition("""
            select 1
            from report
            where forbund_id = @Forbund and period_from = @From and period_to = @To and insats = @Insats
            for update
            """, new { key.Forbund, key.Period.From, key.Period.To, key.Insats }, transaction, cancellationToken: cancellationToken));

    /// <summary>A version of a report, or null; version 0 is the latest.</summary>
    public static async Task<StoredComposition?> FindAsync(
        NpgsqlConnection connection, ReportKey report, int version, CancellationToken cancellationToken)
    {
        var key = new { report.Forbund, report.Period.From, report.Period.To, report.Insats, version };
        var row = await connection.QuerySingleOrDefaultAsync<CompositionRow>(new CommandDefinition($"""
            select {Columns}
            from composition c
            where c.forbund_id = @Forbund and c.period_from = @From and c.period_to = @To and c.insats = @Insats
                and (@version = 0 or c.version = @version)
            order by c.version desc
            limit 1
            """, key, cancellationToken: cancellationToken));
        if (row is null)
        {
            return null;
        }

        var sources = await connection.QueryAsync<SourceRow>(new CommandDefinition("""
            select source, position, computed_at as ComputedAt
            from composition_source
            where forbund_id = @Forbund and period_from = @From and period_to = @To and insats = @Insats and version = @Version
            order by source
            """, new { key.Forbund, key.From, key.To, key.Insats, row.Version }, cancellationToken: cancellationToken));
        return row.ToComposition([.. sources.Select(source => source.ToMark())]);
    }

    /// <summary>The latest versions of a report below a number, latest first.</summary>
    public static async Task<IReadOnlyList<StoredComposition>> ListAsync(
        NpgsqlConnection connection, ReportKey report, int below, int most, CancellationToken cancellationToken)
    {
        var key = new { report.Forbund, report.Period.From, report.Period.To, report.Insats, below, most };
        var versions = await connection.QueryAsync<int>(new CommandDefinition("""
            select version
            from composition
            where forbund_id = @Forbund and period_from = @From and period_to = @To and insats = @Insats and version < @below
            order by version desc
            limit @most
            """, key, cancellationToken: cancellationToken));
        var found = new List<StoredComposition>();
        foreach (var version in versions)
        {
            found.Add((await FindAsync(connection, report, version, cancellationToken))!);
        }

        return found;
    }

    /// <summary>The composed document of a version.</summary>
    public static Task<byte[]> ReadDocumentAsync(
        NpgsqlConnection connection, StoredComposition composition, CancellationToken cancellationToken) =>
        connection.QuerySingleAsync<byte[]>(new CommandDefinition("""
            select document
            from composition
            where forbund_id = @Forbund and period_from = @From and period_to = @To and insats = @Insats and version = @Version
            """,
            VersionKey.Of(composition),
            cancellationToken: cancellationToken));

    /// <summary>Adds a version with its document.</summary>
    public static async Task AddAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        StoredComposition composition,
        byte[] document,
        CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(new CommandDefinition("""
            insert into composition (
                forbund_id, period_from, period_to, insats, version, title, composed_at, document, document_hash, definition_hash,
                table_count, figure_count, highlights, watch_from, watch_to)
            values (
                @Forbund, @PeriodFrom, @PeriodTo, @Insats, @Version, @Title, @ComposedAt, @document, @DocumentHash, @DefinitionHash,
                @TableCount, @FigureCount, @Highlights::jsonb, @WatchFrom, @WatchTo)
            """, CompositionRow.Parameters(composition, document), transaction, cancellationToken: cancellationToken));
        await connection.ExecuteAsync(new CommandDefinition("""
            insert into composition_source (forbund_id, period_from, period_to, insats, version, source, position, computed_at)
            values (@Forbund, @PeriodFrom, @PeriodTo, @Insats, @Version, @Source, @Position, @ComputedAt)
            """,
            composition.Sources.Select(mark => new
            {
                composition.Forbund,
                PeriodFrom = composition.Period.From,
                PeriodTo = composition.Period.To,
                composition.Key.Insats,
                composition.Version,
                mark.Source,
                mark.Position,
                mark.ComputedAt,
            }),
            transaction,
            cancellationToken: cancellationToken));
    }
}
