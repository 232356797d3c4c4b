using Finsam.Postgres.Tenancy;
using Finsam.Refusals;
using Finsam.Reporting.Api;
using Finsam.Reporting.Domain;
using Finsam.Reporting.Storage;

namespace Finsam.Reporting.Versions;

/// <summary>Reads versions with their documents.</summary>
internal sealed class VersionReader(TenantDataSource dataSource)
{
    /// <summary>A version, its document, and what has moved since; version 0 is the latest.</summary>
    /// <exception cref="RefusedException"><see cref="ReportingReason.CompositionNotFound"/>.</exception>
    public async Task<ReadVersion> ReadAsync(ReportKey report, int version, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var composition = await CompositionStore.FindAsync(connection, report, version, cancellationToken)
            ?? throw CompositionNotFound.Refusal(report.Period, version);
        var document = await CompositionStore.ReadDocumentAsync(connection, composition, cancellationToken);
        var moves = await SourceChangeStore.MovesAsync(connection, composition, cancellationToken);
        return new ReadVersion(composition, ReportJson.Read<ComposedReport>(document), moves);
    }
}
