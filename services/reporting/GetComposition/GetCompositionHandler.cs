using Finsam.Postgres.Tenancy;
using Finsam.Refusals;
using Finsam.Reporting.Api;
using Finsam.Reporting.Storage;
using Finsam.Reporting.V1;
using Finsam.ServiceDefaults.Authorization;
using Grpc.Core;

namespace Finsam.Reporting.GetComposition;

/// <summary>Tells of a composed version, and whether its sources have moved since.</summary>
internal sealed class GetCompositionHandler(TenantDataSource dataSource)
{
    /// <summary>The composition asked for; version 0 is the latest.</summary>
    /// <exception cref="RefusedException">
    /// <see cref="ReportingReason.PeriodInvalid"/>, <see cref="ReportingReason.CompositionNotFound"/>.
    /// </exception>
    public async Task<GetCompositionResponse> HandleAsync(GetCompositionRequest request, ServerCallContext context)
    {
        var cancellationToken = context.CancellationToken;
        var report = RequestedReport.Read(request.Forbund, request.Period, request.Insats, context.GetCaller());
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var composition = await CompositionStore.FindAsync(connection, report, request.Version, cancellationToken)
            ?? throw CompositionNotFound.Refusal(report.Period, request.Version);
        var standing = await VersionStepStore.FindAsync(connection, composition, cancellationToken);
        var moves = await SourceChangeStore.MovesAsync(connection, composition, cancellationToken);
        return new GetCompositionResponse { Composition = CompositionMapping.ToMessage(composition, standing, moves) };
    }
}
