using Finsam.Postgres.Tenancy;
using Finsam.Refusals;
using Finsam.Reporting.Api;
using Finsam.Reporting.Storage;
using Finsam.Reporting.V1;

namespace Finsam.Reporting.GetComposition;

/// <summary>Tells of a composed version, and whether its sources have moved since.</summary>
internal sealed class GetCompositionHandler(TenantDataSource dataSource)
{
    /// <summary>The composition asked for; version 0 is the latest.</summary>
    /// <exception cref="RefusedException">
    /// <see cref="ReportingReason.PeriodInvalid"/>, <see cref="ReportingReason.CompositionNotFound"/>.
    /// </exception>
    public async Task<GetCompositionResponse> HandleAsync(GetCompositionRequest request, CancellationToken cancellationToken)
    {
        var period = RequestPeriod.Read(request.Period);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var composition = await CompositionStore.FindAsync(connection, request.Forbund, period, request.Version, cancellationToken)
            ?? throw CompositionNotFound.Refusal(period, request.Version);
        var overtakenBy = await SourceChangeStore.OvertakenByAsync(connection, composition, cancellationToken);
        return new GetCompositionResponse { Composition = CompositionMapping.ToMessage(composition, overtakenBy) };
    }
}
