using Finsam.Postgres.Tenancy;
using Finsam.Refusals;
using Finsam.Reporting.Api;
using Finsam.Reporting.Storage;
using Finsam.Reporting.V1;
using Finsam.ServiceDefaults.Authorization;
using Grpc.Core;

namespace Finsam.Reporting.Versions;

/// <summary>Tells where a version stands.</summary>
internal sealed class GetVersionHandler(TenantDataSource dataSource)
{
    /// <summary>The version asked for; 0 is the latest.</summary>
    /// <exception cref="RefusedException"><see cref="ReportingReason.CompositionNotFound"/>.</exception>
    public async Task<GetVersionResponse> HandleAsync(GetVersionRequest request, ServerCallContext context)
    {
        var cancellationToken = context.CancellationToken;
        var report = RequestedReport.Read(request.Forbund, request.Period, request.Insats, context.GetCaller());
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var composition = await CompositionStore.FindAsync(connection, report, request.Version, cancellationToken)
            ?? throw CompositionNotFound.Refusal(report.Period, request.Version);
        return new GetVersionResponse
        {
            Version = VersionMapping.ToMessage(
                composition,
                await VersionStepStore.FindAsync(connection, composition, cancellationToken),
                await VersionSealStore.FindAsync(connection, composition, cancellationToken),
                await SourceChangeStore.MovesAsync(connection, composition, cancellationToken)),
        };
    }
}
